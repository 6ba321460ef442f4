using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Placements.Data;

namespace RegionalProviders.Placements.Submissions;

/// <summary>Removes uploads that nobody went on with. Several replicas share the work without waiting for one another.</summary>
internal sealed class UploadCleanUpJob(
    PlacementsDatabase database,
    ILogger<UploadCleanUpJob> logger
) : PeriodicJob(TimeSpan.FromHours(1), database.Time, logger)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Removes what is too old and returns the number of uploads removed.</summary>
    public override Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
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
            cancellationToken
        );
}
