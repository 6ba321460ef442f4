using RegionalProviders.Kernel;
using RegionalProviders.Placements.Data;

namespace RegionalProviders.Placements.Submissions;

/// <summary>Removes uploads that nobody went on with. Several replicas share the work without waiting for one another.</summary>
internal sealed class UploadCleaner(PlacementsDatabase database, ILogger<UploadCleaner> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Removes what is too old and returns the number of uploads removed.</summary>
    public Task<int> CleanAsync(CancellationToken ct) =>
        database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            async tx =>
            {
                var before = new { before = tx.Now - Kept };
                return await tx.ExecuteAsync(
                        "delete from placements.file_upload where updated_at < @before",
                        before
                    )
                    + await tx.ExecuteAsync(
                        "delete from placements.row_upload where updated_at < @before",
                        before
                    );
            },
            ct
        );

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, database.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryCleanAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An application that is disposed without having been stopped would log this as a failure.
        }
    }

    private async Task TryCleanAsync(CancellationToken stoppingToken)
    {
        try
        {
            await CleanAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(
                exception,
                "Old uploads could not be removed; the next turn is in {Every}.",
                Every
            );
        }
    }
}
