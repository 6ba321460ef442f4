using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.Imports;

/// <summary>Removes uploads that nobody went on with. Several replicas share the work without waiting for one another.</summary>
internal sealed class UploadCleanUpJob(
    ProvidersDatabase database,
    IOptions<ImportOptions> options,
    ILogger<UploadCleanUpJob> logger
) : PeriodicJob(TimeSpan.FromHours(1), database.Time, logger)
{
    /// <summary>Removes what is too old and returns the number of uploads removed.</summary>
    public override Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            transaction =>
                transaction.ExecuteAsync(
                    $"""
                    delete from {database.Schema.Name}.upload where id in (
                        select id from {database.Schema.Name}.upload
                        where import_id is null and updated_at < @before
                        order by updated_at limit 20 for update skip locked)
                    """,
                    new { before = transaction.Now.AddDays(-options.Value.UploadRetentionDays) }
                ),
            cancellationToken
        );
}
