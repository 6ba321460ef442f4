using System.Diagnostics;
using System.Text.Json;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging;

/// <summary>Publishes by writing to the outbox: the event exists if and only if the transaction commits.</summary>
public static class Outbox
{
    // Limits how much memory one statement with many events takes.
    private const int MaxRows = 1000;

    private static string? Trace =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>
    /// Publishes an event when the transaction commits, at least once, and after every earlier event of the same
    /// aggregate. Call it after the statement that changes the aggregate: the row lock of that statement keeps two
    /// writers of one aggregate in order.
    /// </summary>
    /// <param name="transaction">The transaction of the change.</param>
    /// <param name="event">
    /// A record of a service's Events project, registered by the module with <see cref="MessagingModule.Publishes{TEvent}"/>:
    /// ids and classification only. One that is not registered is parked by the relay.
    /// </param>
    /// <param name="aggregate">Key of what changed, e.g. <c>setting:SC012345</c>; an id, never a name.</param>
    public static Task PublishAsync<TEvent>(
        this ServiceTransaction transaction,
        TEvent @event,
        string aggregate
    )
        where TEvent : class
    {
        // The runtime type, so that a variable of a base type does not lose fields.
        var type = @event.GetType();
        return transaction.EnqueueAsync(
            new SqlStatement(
                $"""
                insert into {transaction.Schema.Name}.outbox (message_id, aggregate, type, payload, traceparent, created_at)
                values ($1, $2, $3, $4::jsonb, $5, $6)
                """,
                [
                    Argument.Of(Guid.CreateVersion7(transaction.Now)),
                    Argument.Of(aggregate),
                    Argument.Of(type.FullName),
                    Argument.Of(JsonSerializer.Serialize(@event, type, EventJson.Options)),
                    Argument.Of(Trace),
                    Argument.Of(transaction.Now),
                ]
            )
        );
    }

    /// <summary>
    /// Publishes many events of one type, in order, with one statement for every thousand: otherwise like
    /// <see cref="PublishAsync"/>.
    /// </summary>
    /// <param name="transaction">The transaction of the changes.</param>
    /// <param name="events">The events.</param>
    /// <param name="aggregate">The key of what changed.</param>
    public static async Task PublishAllAsync<TEvent>(
        this ServiceTransaction transaction,
        IEnumerable<TEvent> events,
        Func<TEvent, string> aggregate
    )
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(transaction);
        foreach (var chunk in events.Chunk(MaxRows))
            await transaction.SendAsync(
                new SqlStatement(
                    $"""
                    insert into {transaction.Schema.Name}.outbox (message_id, aggregate, type, payload, traceparent, created_at)
                    select e.message_id, e.aggregate, $1, e.payload::jsonb, $2, $3
                    from unnest($4, $5, $6) with ordinality as e(message_id, aggregate, payload, place)
                    order by e.place
                    """,
                    [
                        Argument.Of(typeof(TEvent).FullName),
                        Argument.Of(Trace),
                        Argument.Of(transaction.Now),
                        Argument.Of(
                            Array.ConvertAll(chunk, _ => Guid.CreateVersion7(transaction.Now))
                        ),
                        Argument.Of(Array.ConvertAll(chunk, each => aggregate(each))),
                        Argument.Of(
                            Array.ConvertAll(
                                chunk,
                                each => JsonSerializer.Serialize(each, EventJson.Options)
                            )
                        ),
                    ]
                )
            );
    }
}
