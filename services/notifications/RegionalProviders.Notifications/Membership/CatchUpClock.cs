using Microsoft.Extensions.Options;
using RegionalProviders.Notifications.Circulation;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Notifications.Membership;

/// <summary>
/// Delivers what is open to councils whose membership was recorded ahead and has begun since. Several replicas may do it
/// side by side; nothing is delivered twice.
/// </summary>
internal sealed class CatchUpClock(
    NotificationsDatabase database,
    Circulator circulator,
    IOptions<NotificationsOptions> options,
    ILogger<CatchUpClock> logger
) : BackgroundService
{
    /// <summary>Delivers to every member what it lacks, and returns how many deliveries that were.</summary>
    public Task<int> CatchUpAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            tx => circulator.CatchUpAsync(null, tx),
            cancellationToken
        );

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CatchUpEvery, database.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An application that is disposed without having been stopped would log this as a failure.
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await CatchUpAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(
                exception,
                "New members could not be sent what is open; the next turn is in {Every}.",
                options.Value.CatchUpEvery
            );
        }
    }
}
