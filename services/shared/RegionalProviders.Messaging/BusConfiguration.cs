using MassTransit;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging;

/// <summary>The only bus of the process, with a queue for each consumer endpoint of its modules.</summary>
internal static class BusConfiguration
{
    // Longer than any expected outage; meanwhile the messages stay in their queue, in order.
    private const int OutageRetries = 2_000;

    public static void Configure(
        IBusRegistrationContext context,
        IRabbitMqBusFactoryConfigurator bus,
        MessagingOptions options,
        IEnumerable<MessagingModule> modules
    )
    {
        bus.Host(options.RabbitMq!);
        if (options.Prefix.Length > 0)
            bus.MessageTopology.SetEntityNameFormatter(
                new PrefixedNames(options.Prefix, bus.MessageTopology.EntityNameFormatter)
            );
        var endpoints = modules.SelectMany(module => module.Endpoints).ToList();
        foreach (var endpoint in endpoints)
            bus.ReceiveEndpoint(
                endpoint.QueueName(options),
                queue =>
                {
                    queue.PrefetchCount = PublishCapacity.Prefetch(endpoints.Count);
                    Configure(context, queue, options, endpoint);
                }
            );
    }

    private static void Configure(
        IBusRegistrationContext context,
        IRabbitMqReceiveEndpointConfigurator queue,
        MessagingOptions options,
        ConsumerEndpoint endpoint
    )
    {
        if (options.Quorum)
        {
            queue.SetQuorumQueue();
            // By default, RabbitMQ 4 drops a message for good after 20 deliveries.
            queue.SetQueueArgument("x-delivery-limit", int.MaxValue);
        }

        // Single active consumer, to keep the order: one process consumes a queue, one message at a time; if it stops,
        // another takes over.
        queue.SingleActiveConsumer = true;
        queue.ConcurrentMessageLimit = 1;
        // Failures go to the error queue; nobody subscribes to fault messages.
        queue.PublishFaults = false;
        queue.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(IsOutage);
            retry.Exponential(
                OutageRetries,
                TimeSpan.FromMilliseconds(200),
                TimeSpan.FromSeconds(15),
                TimeSpan.FromMilliseconds(200)
            );
        });
        queue.UseMessageRetry(retry =>
        {
            retry.Ignore<Exception>(IsOutage);
            if (options.Retries > 0)
                retry.Exponential(
                    options.Retries,
                    options.RetryAfter,
                    TimeSpan.FromMinutes(1),
                    options.RetryAfter
                );
            else
                retry.None();
        });
        foreach (var consumer in endpoint.Consumers.Keys)
            queue.ConfigureConsumer(context, consumer);
    }

    private static bool IsOutage(Exception exception) =>
        (exception as ServiceException ?? DatabaseErrors.Translate(exception))
            is { Reason: ErrorReason.Unavailable };

    private sealed class PrefixedNames(string prefix, IEntityNameFormatter inner)
        : IEntityNameFormatter
    {
        public string FormatEntityName<T>() => $"{prefix}:{inner.FormatEntityName<T>()}";
    }
}
