using MassTransit.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging;

/// <summary>
/// What one service adds to the bus of its process: its outbox, the events that it publishes and its consumers. Pass it
/// to <see cref="PlatformMessaging.AddPlatformMessaging"/>.
/// </summary>
public sealed class MessagingModule
{
    private readonly Dictionary<string, Type> events = [];
    private readonly Dictionary<string, ConsumerEndpoint> endpoints = [];

    private MessagingModule(string service, Type database)
    {
        Service = service;
        Database = database;
    }

    /// <summary>Name of the service; its queue names begin with it.</summary>
    public string Service { get; }

    internal Type Database { get; }

    internal IReadOnlyDictionary<string, Type> Events => events;

    internal IEnumerable<ConsumerEndpoint> Endpoints => endpoints.Values;

    /// <summary>
    /// A module whose outbox and inbox are in the schema of <typeparamref name="TDatabase"/>, a singleton service.
    /// </summary>
    public static MessagingModule For<TDatabase>(ServiceSchema schema)
        where TDatabase : ServiceDatabase => new(schema.Name, typeof(TDatabase));

    /// <summary>
    /// Lets the relay publish events of this type. Renaming the type or its namespace makes it another message: rows
    /// still waiting under the old name are parked, and consumers of the old message do not receive the new one.
    /// </summary>
    public MessagingModule Publishes<TEvent>()
        where TEvent : class
    {
        var type = typeof(TEvent);
        if (type.Namespace is null || type.IsAbstract || type.IsGenericType)
            throw new InvalidOperationException(
                $"{type} cannot be an event: it must be a concrete class in a namespace, without type parameters."
            );
        events.Add(type.FullName!, type);
        return this;
    }

    /// <summary>
    /// Gives a consumer a queue of its own, <c>service-name-of-the-consumer</c>, on which messages are handled one at a
    /// time.
    /// </summary>
    public MessagingModule Consumes<TConsumer>()
        where TConsumer : InboxConsumer =>
        Consumes<TConsumer>(InboxConsumer.NameOf(typeof(TConsumer)));

    /// <summary>
    /// Puts a consumer on a queue that it may share with others: events of different types about one aggregate then
    /// arrive in the order in which they were published, which two queues cannot guarantee.
    /// </summary>
    /// <param name="queue">Lower-case words with hyphens; the service's name is prepended.</param>
    public MessagingModule Consumes<TConsumer>(string queue)
        where TConsumer : InboxConsumer
    {
        if (!endpoints.TryGetValue(queue, out var endpoint))
            endpoints[queue] = endpoint = new ConsumerEndpoint($"{Service}-{queue}");
        endpoint.Consumers.Add(
            typeof(TConsumer),
            services => services.RegisterConsumer<TConsumer>()
        );
        return this;
    }
}

internal sealed record ConsumerEndpoint(string Queue)
{
    public Dictionary<Type, Action<IServiceCollection>> Consumers { get; } = [];

    public string QueueName(MessagingOptions options) =>
        options.Prefix.Length == 0 ? Queue : $"{options.Prefix}-{Queue}";
}
