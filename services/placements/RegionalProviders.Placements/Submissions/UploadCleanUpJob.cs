using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Submissions.Files;

namespace RegionalProviders.Placements.Submissions;

/// <summary>Removes abandoned uploads.</summary>
internal sealed class UploadCleanUpJob(
    PlacementsDatabase database,
    IOptions<FileUploadOptions> options,
    ILogger<UploadCleanUpJob> logger
) : PeriodicJob(TimeSpan.FromHours(1), database.Time, logger)
{
    // Row uploads have no end, and completed file uploads are kept for repeated calls; neither contains content.
    private const int KeptDays = 7;

    /// <summary>Removes uploads that are too old and returns their number.</summary>
    public override async Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        await FileUploads.Table.RemoveOldAsync(options.Value, database, cancellationToken)
        + await database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            tx =>
                tx.ExecuteAsync(
                    """
                    delete from placements.row_upload where updated_at < @before;
                    delete from placements.file_upload where report is not null and updated_at < @before
                    """,
                    new { before = tx.Now.AddDays(-KeptDays) }
                ),
            cancellationToken
        );
}
