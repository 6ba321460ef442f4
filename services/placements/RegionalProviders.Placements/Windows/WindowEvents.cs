using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Events;

namespace RegionalProviders.Placements.Windows;

/// <summary>Publishes that windows have opened and closed: once each, in the transaction that records it.</summary>
internal static class WindowEvents
{
    /// <summary>Records and publishes that the window, locked for a change, has opened.</summary>
    public static async Task OpenAsync(SubmissionWindow window, ServiceTransaction tx)
    {
        window.Open(tx.Now);
        await tx.PublishAsync(
            new WindowOpened(window.Id, window.ConsortiumId, window.Year, window.ClosesAt),
            Aggregate(window)
        );
    }

    /// <summary>
    /// Closes a window that <see cref="WindowStore.TakeForChangeAsync"/> has read, and publishes the event.
    /// </summary>
    public static async Task CloseAsync(SubmissionWindow window, ServiceTransaction tx)
    {
        if (window.OpenedAt is null)
            await OpenAsync(window, tx);
        window.Close(tx.Now);
        var counts = await tx.QuerySingleAsync<Counts>(
            """
            select count(*)::integer as begun, count(*) filter (where state = 'Submitted')::integer as submitted,
                count(*) filter (where state = 'Accepted')::integer as accepted
            from placements.submission where window_id = @Id
            """,
            new { window.Id }
        );
        await tx.PublishAsync(
            new WindowClosed(
                window.Id,
                window.ConsortiumId,
                window.Year,
                window.ClosedAt!.Value,
                counts.Begun,
                counts.Submitted,
                counts.Accepted
            ),
            Aggregate(window)
        );
    }

    private static string Aggregate(SubmissionWindow window) => $"window:{window.Id}";

    private sealed record Counts(int Begun, int Submitted, int Accepted);
}
