using System.Diagnostics;
using System.Text.Json;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging;

/// <summary>Publishing by writing to the outbox: the event exists exactly if the transaction commits.</summary>
public static class Outbox
{
    // Bounds what one statement of many events holds in memory.
    private const int MaxRows = 1000;

    private static string? Trace =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>
    /// Publishes an event when the transaction commits, at least once, and after every earlier event of the same
    /// aggregate. Call it after the statement that changes the aggregate: the lock which that statement holds is what
    /// keeps two writers of one aggregate in order.
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
        // The value's own type: a variable of a base type must not cut fields off.
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
    /// Publishes many events of one type, in their order, with a statement for every thousand: what
    /// <see cref="PublishAsync"/> does for one.
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
