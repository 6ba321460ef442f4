using System.Globalization;
using Xunit.Sdk;

namespace RegionalProviders.Testing.Faults;

/// <summary>Counts of a run's events; <see cref="GatherAsync"/> throws if one was lost or handled twice.</summary>
/// <param name="Events">Events that transactions committed.</param>
/// <param name="Delivered">Deliveries to a queue, including repetitions.</param>
/// <param name="Repeated">Deliveries of an event that had been delivered before.</param>
/// <param name="Handled">Effects of handling them: as many as there are events.</param>
public sealed record Evidence(int Events, int Delivered, int Repeated, int Handled)
{
    private static readonly string Outboxes =
        $"({string.Join(" union all ", TestPlatform.Modules.Select(module => $"select message_id, '{module.Name}:' || aggregate as aggregate, id, published_at from {module.Name}.outbox"))})";

    /// <summary>
    /// Waits until every event was published and handled, then checks that each reached the queues at least once, that first
    /// deliveries of one aggregate's events are in order, and that each event was effectively handled once.
    /// </summary>
    public static async Task<Evidence> GatherAsync(FaultPlatform platform)
    {
        IReadOnlyList<Event> events;
        IReadOnlyList<Guid> handled;
        var deliveries = new List<Guid>();
        do
        {
            await UntilAsync(
                platform,
                $"select count(*) from {Outboxes} o where published_at is null",
                "not published"
            );
            await UntilAsync(
                platform,
                $"select count(*) from {Outboxes} o where not exists (select from recorder.inbox i where i.message_id = o.message_id)",
                "not handled"
            );
            events = await platform.StoredAsync<Event>(
                $"select message_id, aggregate, id from {Outboxes} o order by id"
            );
            deliveries.AddRange(await platform.Deliveries.TakeAsync());
            handled = await platform.StoredAsync<Guid>(
                "select message_id from recorder.recorded order by id"
            );
            // A consumer that runs later than the recorder may publish another event in response.
        } while (
            await platform.OneAsync<int>($"select count(*) from {Outboxes} o") != events.Count
        );
        var first = deliveries.Distinct().ToList();

        // Each event was handled exactly once: none is missing, repeated, or from a transaction that did not commit.
        Assert.Equal(events.Select(e => e.MessageId).Order(), handled.Order());
        Assert.Equal(events.Select(e => e.MessageId).Order(), first.Order());
        AssertInOrder(events, first);
        AssertInOrder(events, handled);
        return new Evidence(
            events.Count,
            deliveries.Count,
            deliveries.Count - first.Count,
            handled.Count
        );
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Events} events, {Delivered} delivered, {Repeated} of them again, {Handled} handled"
        );

    private static void AssertInOrder(IReadOnlyList<Event> events, IReadOnlyList<Guid> arrived)
    {
        var place = arrived
            .Select((id, at) => (id, at))
            .ToDictionary(each => each.id, each => each.at);
        var wrong = events
            .GroupBy(e => e.Aggregate, StringComparer.Ordinal)
            .Where(aggregate =>
                aggregate
                    .Zip(aggregate.Skip(1))
                    .Any(pair => place[pair.First.MessageId] > place[pair.Second.MessageId])
            )
            .Select(aggregate => aggregate.Key);
        Assert.Empty(wrong);
    }

    private static async Task UntilAsync(FaultPlatform platform, string count, string what)
    {
        try
        {
            await Eventually.RunsOutAsync(() => platform.OneAsync<int>(count), what);
        }
        catch (XunitException stuck)
        {
            Assert.Fail($"{stuck.Message} The service's log ends:\n{platform.Service.LogEnd()}");
        }
    }

    private sealed record Event
    {
        public Guid MessageId { get; init; }
        public string Aggregate { get; init; } = "";
        public long Id { get; init; }
    }
}
