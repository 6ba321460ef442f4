using RegionalProviders.Identity.Data;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Forgets used assertions once they have expired: they are refused for that then.</summary>
internal sealed class UsedAssertionsCleanUp(
    IdentityDatabase database,
    TimeProvider time,
    ILogger<UsedAssertionsCleanUp> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryCleanUpAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An application that is disposed without having been stopped would log this as a failure.
        }
    }

    private async Task TryCleanUpAsync(CancellationToken stoppingToken)
    {
        try
        {
            await CleanUpAsync(stoppingToken);
        }
        catch (Npgsql.NpgsqlException exception)
        {
            logger.LogWarning(exception, "Used assertions were not cleaned up; next time");
        }
    }

    internal Task<int> CleanUpAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            SignInClients.System,
            tx =>
                tx.ExecuteAsync(
                    "delete from identity.client_assertion where expires_at < @Now",
                    new { tx.Now }
                ),
            cancellationToken
        );
}
