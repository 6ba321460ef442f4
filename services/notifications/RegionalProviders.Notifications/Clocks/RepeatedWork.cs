using RegionalProviders.Notifications.Data;

namespace RegionalProviders.Notifications.Clocks;

/// <summary>
/// Work that days bring, done again and again while the process runs. A turn that fails is logged, and the next does what
/// it left.
/// </summary>
internal abstract class RepeatedWork(
    NotificationsDatabase database,
    TimeSpan every,
    ILogger<RepeatedWork> logger
) : BackgroundService
{
    protected NotificationsDatabase Database { get; } = database;

    /// <summary>Does what is due, and returns how much that was.</summary>
    public abstract Task<int> RunOnceAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, Database.Time);
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
            await RunOnceAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(
                exception,
                "{Work} could not be done; the next turn is in {Every}.",
                GetType().Name,
                every
            );
        }
    }
}
