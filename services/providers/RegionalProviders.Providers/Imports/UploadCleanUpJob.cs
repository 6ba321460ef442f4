using Microsoft.Extensions.Options;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.Imports;

/// <summary>Removes abandoned uploads.</summary>
internal sealed class UploadCleanUpJob(
    ProvidersDatabase database,
    IOptions<ImportOptions> options,
    ILogger<UploadCleanUpJob> logger
) : PeriodicJob(TimeSpan.FromHours(1), database.Time, logger)
{
    /// <summary>Removes uploads that are too old and returns their number.</summary>
    public override Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        ListUploads.Table.RemoveOldAsync(options.Value, database, cancellationToken);
}
