using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;

namespace RegionalProviders.Placements.Windows;

/// <summary>
/// Notices that windows have opened or closed by the clock, and tells. Whether one is open never waits for this:
/// every call looks at the clock itself. Several replicas share the work.
/// </summary>
internal sealed class WindowClock(PlacementsDatabase database, ILogger<WindowClock> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>Tells of what has happened since it last did, and returns the number of openings and closes.</summary>
    public async Task<int> TellAsync(CancellationToken ct)
    {
        var told = 0;
        foreach (var id in await DueAsync(ct))
            told += await database.InTransactionAsync(
                Principal.System(database.Schema.Name),
                tx => TellAsync(id, tx),
                ct
            );
        return told;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, database.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryTellAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An application that is disposed without having been stopped would log this as a failure.
        }
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
            await WindowEvents.CloseAsync(window, tx);
            return window.OpenedAt is null ? 2 : 1;
        }
        if (window.OpenedAt is not null || window.OpensAt > tx.Now)
            return 0;
        await WindowEvents.OpenAsync(window, tx);
        return 1;
    }

    private async Task TryTellAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TellAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(
                exception,
                "Windows could not be looked at; the next turn is in {Every}.",
                Every
            );
        }
    }
}
