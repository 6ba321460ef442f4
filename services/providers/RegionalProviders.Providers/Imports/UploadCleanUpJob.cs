using Microsoft.Extensions.Options;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.Imports;

/// <summary>Removes uploads that nobody went on with.</summary>
internal sealed class UploadCleanUpJob(
    ProvidersDatabase database,
    IOptions<ImportOptions> options,
    ILogger<UploadCleanUpJob> logger
) : PeriodicJob(TimeSpan.FromHours(1), database.Time, logger)
{
    /// <summary>Removes what is too old and returns the number of uploads removed.</summary>
    public override Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        ListUploads.Table.RemoveOldAsync(options.Value, database, cancellationToken);
}
