using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RegionalProviders.Persistence.Jobs;

/// <summary>
/// Background work at an interval. A failed run is logged and the next one resumes its work; replicas may run it
/// concurrently.
/// </summary>
/// <param name="every">Time from one run to the next.</param>
/// <param name="time">The clock that schedules the runs.</param>
/// <param name="logger">Logs failed runs.</param>
/// <param name="runsAtStart">True if the first run takes place immediately.</param>
public abstract class PeriodicJob(
    TimeSpan every,
    TimeProvider time,
    ILogger logger,
    bool runsAtStart = false
) : BackgroundService
{
    private readonly SemaphoreSlim soon = new(0, 1);

    /// <summary>Runs the job as soon as possible, instead of at the end of the interval.</summary>
    public void RunSoon()
    {
        try
        {
            soon.Release();
        }
        catch (Exception exception)
            when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // Another caller has asked for the same run, or the process is stopping and another one will find the work.
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        soon.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does what is due, and returns the number of items processed.</summary>
    public abstract Task<int> RunOnceAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (runsAtStart)
                await TryAsync(stoppingToken);
            while (true)
            {
                await WaitAsync(stoppingToken);
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Caught because an application that is disposed without having been stopped would log this as a failure.
        }
    }

    // Until the interval is over or somebody calls RunSoon.
    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var interval = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var asked = soon.WaitAsync(interval.Token);
        await Task.WhenAny(asked, Task.Delay(every, time, interval.Token));
        stoppingToken.ThrowIfCancellationRequested();
        await interval.CancelAsync();
        await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunOnceAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogWarning(
                exception,
                "{Job} failed; the next run is in {Every}.",
                GetType().Name,
                every
            );
        }
    }
}

/// <summary>Registers jobs.</summary>
public static class PeriodicJobs
{
    /// <summary>Runs a job while the process serves. The job can also be resolved, to run it by hand.</summary>
    public static void AddPeriodicJob<TJob>(this IServiceCollection services)
        where TJob : PeriodicJob
    {
        services.AddSingleton<TJob>();
        services.AddHostedService(provider => provider.GetRequiredService<TJob>());
    }
}
