using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Placements.Data;

namespace RegionalProviders.Placements.Windows;

/// <summary>
/// Detects windows that have opened or closed by the clock, and publishes the events. Nothing waits for this job: every
/// call checks the clock to decide whether a window is open. Several replicas share the work.
/// </summary>
internal sealed class WindowJob(PlacementsDatabase database, ILogger<WindowJob> logger)
    : PeriodicJob(TimeSpan.FromSeconds(15), database.Time, logger)
{
    /// <summary>Publishes what has happened since the last run, and returns the number of openings and closes.</summary>
    public override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var id in await DueAsync(cancellationToken))
            told += await database.InTransactionAsync(
                Principal.System(database.Schema.Name),
                tx => TellAsync(id, tx),
                cancellationToken
            );
        return told;
    }

    private Task<IReadOnlyList<Guid>> DueAsync(CancellationToken ct) =>
        database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            tx =>
                tx.QueryAsync<Guid>(
                    """
                    select id from placements.submission_window where opened_at is null and opens_at <= @Now
                    union
                    select id from placements.submission_window where closed_at is null and closes_at <= @Now
                    """,
                    new { tx.Now }
                ),
            ct
        );

    private static async Task<int> TellAsync(Guid id, ServiceTransaction tx)
    {
        var window = await WindowStore.TakeForChangeAsync(tx, id);
        if (window.ClosedAt is null && window.ClosesAt <= tx.Now)
        {
            // If the opening was never announced, closing publishes both events.
            var told = window.OpenedAt is null ? 2 : 1;
            await WindowEvents.CloseAsync(window, tx);
            return told;
        }
        if (window.OpenedAt is not null || window.OpensAt > tx.Now)
            return 0;
        await WindowEvents.OpenAsync(window, tx);
        return 1;
    }
}
