using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace RegionalProviders.Messaging;

/// <summary>A queue of messages that their consumer could not handle.</summary>
/// <param name="Name">Name of the error queue, as <see cref="ErrorQueues.ReplayAsync"/> takes it.</param>
/// <param name="Source">Queue that the messages came from.</param>
/// <param name="Messages">How many are waiting.</param>
public sealed record ErrorQueue(string Name, string Source, long Messages);

/// <summary>
/// Shows the messages that consumers of this process's services failed to handle, and sends them back to their queue
/// once the cause is repaired.
/// </summary>
public sealed class ErrorQueues(
    IOptions<MessagingOptions> options,
    IEnumerable<MessagingModule> modules
)
{
    // Names that MassTransit gives to the queues of failed and of unconsumed messages.
    private static readonly string[] Suffixes = ["_error", "_skipped"];
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>The error queues that exist; each is created by its first message.</summary>
    public async Task<IReadOnlyList<ErrorQueue>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var found = new List<ErrorQueue>();
        foreach (var (name, source) in Known())
            if (await CountAsync(connection, name, cancellationToken) is { } count)
                found.Add(new ErrorQueue(name, source, count));
        return found;
    }

    /// <summary>
    /// Moves the oldest messages of an error queue back to the queue that they came from, and returns how many. Each
    /// keeps its message id, so that one that was handled after all is not handled again, and is removed from the error
    /// queue only once the broker has confirmed it in the other queue.
    /// </summary>
    /// <param name="errorQueue">A name returned by <see cref="ListAsync"/>.</param>
    /// <param name="limit">Maximum number to move. A message that fails again meanwhile is not moved a second time.</param>
    /// <param name="cancellationToken">Cancels between two messages.</param>
    /// <exception cref="ArgumentException">No such error queue belongs to this process's services.</exception>
    public async Task<int> ReplayAsync(
        string errorQueue,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var source = Known().FirstOrDefault(known => known.Name == errorQueue).Source;
        if (source is null)
            throw new ArgumentException(
                $"{errorQueue} is no error queue of this process's services. There are: {string.Join(", ", Known().Select(known => known.Name))}.",
                nameof(errorQueue)
            );

        await using var connection = await ConnectAsync(cancellationToken);
        var waiting = await CountAsync(connection, errorQueue, cancellationToken) ?? 0;
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(
                publisherConfirmationsEnabled: true,
                publisherConfirmationTrackingEnabled: true
            ),
            cancellationToken
        );
        // Prefetch of one, by subscription: a quorum queue with a single active consumer does not support basic.get.
        await channel.BasicQosAsync(0, prefetchCount: 1, global: false, cancellationToken);
        var failed = await SubscribeAsync(channel, errorQueue, cancellationToken);
        var moved = 0;
        while (moved < Math.Min(limit, waiting))
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(Timeout);
            BasicDeliverEventArgs message;
            try
            {
                message = await failed.ReadAsync(timeout.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Another replay consumes the queue, or has emptied it.
                break;
            }

            // Mandatory: if the queue no longer exists, this is an error here and no message is lost. The call returns
            // once confirmed.
            await channel.BasicPublishAsync(
                exchange: "",
                routingKey: source,
                mandatory: true,
                WithoutFault(message.BasicProperties),
                message.Body,
                cancellationToken
            );
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
            moved++;
        }

        return moved;
    }

    private static async Task<ChannelReader<BasicDeliverEventArgs>> SubscribeAsync(
        IChannel channel,
        string queue,
        CancellationToken cancellationToken
    )
    {
        var deliveries = Channel.CreateUnbounded<BasicDeliverEventArgs>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            // The client reuses the buffer of the body when this returns.
            var body = delivery.Body.ToArray();
            deliveries.Writer.TryWrite(
                new BasicDeliverEventArgs(
                    delivery.ConsumerTag,
                    delivery.DeliveryTag,
                    delivery.Redelivered,
                    delivery.Exchange,
                    delivery.RoutingKey,
                    delivery.BasicProperties,
                    body,
                    delivery.CancellationToken
                )
            );
            return Task.CompletedTask;
        };
        consumer.ShutdownAsync += (_, reason) =>
        {
            deliveries.Writer.TryComplete(new OperationInterruptedException(reason));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken);
        return deliveries.Reader;
    }

    private IEnumerable<(string Name, string Source)> Known() =>
        from endpoint in modules.SelectMany(module => module.Endpoints)
        let source = endpoint.QueueName(options.Value)
        from suffix in Suffixes
        select (source + suffix, source);

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken) =>
        await new ConnectionFactory
        {
            Uri = options.Value.RabbitMq!,
            AutomaticRecoveryEnabled = false,
        }.CreateConnectionAsync("error queues", cancellationToken);

    /// <summary>
    /// Messages in a queue; null if it does not exist. Asking for a queue that does not exist closes the channel.
    /// </summary>
    private static async Task<long?> CountAsync(
        IConnection connection,
        string queue,
        CancellationToken cancellationToken
    )
    {
        await using var channel = await connection.CreateChannelAsync(
            cancellationToken: cancellationToken
        );
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException e)
            when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    /// <summary>The message without the headers that describe the failure.</summary>
    private static BasicProperties WithoutFault(IReadOnlyBasicProperties properties)
    {
        var headers = (properties.Headers ?? new Dictionary<string, object?>())
            .Where(header =>
                !header.Key.StartsWith("MT-Fault-", StringComparison.Ordinal)
                && !header.Key.StartsWith("MT-Host-", StringComparison.Ordinal)
                && header.Key != MessageHeaders.Reason
            )
            .ToDictionary(header => header.Key, header => header.Value);
        return new BasicProperties(properties) { Headers = headers };
    }
}
