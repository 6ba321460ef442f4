namespace RegionalProviders.Notifications.Clocks;

/// <summary>
/// Work that is done every so often while the process serves. A turn that fails is logged and made up for by the next.
/// Several replicas take turns side by side: what one does must hold for all.
/// </summary>
internal abstract class RepeatedTurn(TimeSpan every, TimeProvider time, ILogger logger)
    : BackgroundService
{
    /// <summary>What is done, as the log names it.</summary>
    protected abstract string Name { get; }

    /// <summary>Does all that is due.</summary>
    protected abstract Task TakeAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
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
            await TakeAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(
                exception,
                "{Name} failed; the next turn is in {Every}.",
                Name,
                every
            );
        }
    }
}
