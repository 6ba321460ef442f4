using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Submissions.Files;

namespace RegionalProviders.Placements.Submissions;

/// <summary>Removes uploads that nobody went on with.</summary>
internal sealed class UploadCleanUpJob(
    PlacementsDatabase database,
    IOptions<FileUploadOptions> options,
    ILogger<UploadCleanUpJob> logger
) : PeriodicJob(TimeSpan.FromHours(1), database.Time, logger)
{
    // Those of rows have no end, and those of files that ended are kept for calls that are repeated; none holds content.
    private const int KeptDays = 7;

    /// <summary>Removes what is too old and returns the number of uploads removed.</summary>
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
