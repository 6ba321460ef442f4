using System.Collections.Concurrent;
using System.Text.Json;
using MassTransit;

namespace RegionalProviders.Messaging.Relay;

/// <summary>
/// Publishes a batch: events of one aggregate one after another, aggregates in parallel, each event confirmed by the
/// broker.
/// </summary>
internal sealed class OutboxPublisher(
    IBus bus,
    MessagingModule module,
    PublishThrottle gate,
    TimeSpan timeout
)
{
    public async Task<PublishResult> PublishAsync(
        IReadOnlyList<OutboxRow> rows,
        CancellationToken cancellationToken
    )
    {
        // Without a connection, MassTransit would wait for one indefinitely.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        var published = new ConcurrentBag<OutboxRow>();
        var parked = new ConcurrentBag<ParkedRow>();
        var failures = await Task.WhenAll(
            rows.GroupBy(row => row.Aggregate, StringComparer.Ordinal)
                .Select(aggregate => PublishInOrderAsync(aggregate, published, parked, limit.Token))
        );
        return new PublishResult(
            [.. published],
            [.. parked],
            failures.FirstOrDefault(failure => failure is not null)
        );
    }

    /// <summary>Stops at the first failure, which it returns: later events must not overtake the failed one.</summary>
    private async Task<Exception?> PublishInOrderAsync(
        IEnumerable<OutboxRow> rows,
        ConcurrentBag<OutboxRow> published,
        ConcurrentBag<ParkedRow> parked,
        CancellationToken cancellationToken
    )
    {
        foreach (var row in rows)
        {
            if (!TryRead(row, out var type, out var message, out var error))
            {
                parked.Add(new ParkedRow(row, error));
                continue;
            }

            try
            {
                await gate.WaitAsync(cancellationToken);
                // An abandoned publish may still complete, so the event is published twice: consumers deduplicate.
                await PublishAsync(row, type, message).WaitAsync(cancellationToken);
            }
            catch (Exception e)
            {
                return e;
            }

            published.Add(row);
        }

        return null;
    }

    private async Task PublishAsync(OutboxRow row, Type type, object message)
    {
        try
        {
            using var activity = MessagingTelemetry.Relay(row.Traceparent);
            await bus.Publish(
                message,
                type,
                Pipe.Execute<PublishContext>(context =>
                {
                    context.MessageId = row.MessageId;
                    if ((activity?.Id ?? row.Traceparent) is { } traceparent)
                        context.Headers.Set(MessagingTelemetry.TraceParent, traceparent);
                }),
                // Not cancellable: up to 7.2.0, cancelling made RabbitMQ.Client miscount its confirmations (its issue 1900).
                CancellationToken.None
            );
        }
        finally
        {
            gate.Release();
        }
    }

    private bool TryRead(OutboxRow row, out Type type, out object message, out string error)
    {
        message = row;
        error = "";
        if (!module.Events.TryGetValue(row.Type, out type!))
        {
            error =
                $"The service {module.Service} does not publish events of the type {row.Type}: register it, or correct the row.";
            return false;
        }

        try
        {
            if (JsonSerializer.Deserialize(row.Payload, type, EventJson.Options) is { } read)
            {
                message = read;
                return true;
            }

            error = $"The payload is null where a {row.Type} is wanted.";
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // The text of a JsonException can quote the payload; its path contains only the name of the field.
            error = $"The payload does not fit {row.Type} at {(e as JsonException)?.Path ?? "$"}.";
        }

        return false;
    }
}
