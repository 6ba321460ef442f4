namespace RegionalProviders.Identity.OAuth;

/// <summary>Deletes signing keys whose time is over, and makes the next where the configuration asks for one.</summary>
internal sealed class SigningKeyUpkeep(
    SigningKeyRotation rotation,
    TimeProvider time,
    ILogger<SigningKeyUpkeep> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Npgsql.NpgsqlException exception)
            {
                logger.LogWarning(exception, "Signing keys were not looked after; next time");
            }
        }
    }

    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await rotation.CleanUpAsync(cancellationToken) is > 0 and var deleted)
            logger.LogInformation("{Count} retired signing keys deleted", deleted);
        if (await rotation.RotateIfDueAsync(cancellationToken) is { } next)
            logger.LogInformation(
                "Signing key {Kid} made; it signs from {NotBefore:O}",
                next.Kid,
                next.NotBefore
            );
    }
}
