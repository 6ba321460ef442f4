using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.Imports;

/// <summary>Removes uploads that nobody went on with. Several replicas share the work without waiting for one another.</summary>
internal sealed class UploadCleaner(
    ProvidersDatabase database,
    IOptions<ImportOptions> options,
    ILogger<UploadCleaner> logger
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Removes what is too old and returns the number of uploads removed.</summary>
    public Task<int> CleanAsync(CancellationToken ct) =>
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
