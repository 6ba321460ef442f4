using Microsoft.Extensions.Logging;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Authentication;

/// <summary>How long a fetched value is used, and how often it is fetched.</summary>
/// <param name="FreshFor">A value younger than this is used as it is.</param>
/// <param name="StaleWhileRefreshing">
/// A value younger than this is used while the next is fetched; for an older one, callers wait briefly for the next.
/// </param>
/// <param name="MaxAge">A value older than this is not used at all.</param>
/// <param name="MinInterval">
/// Minimum time between two attempts, successful or not, whoever asks; one second until the first value has been
/// fetched.
/// </param>
internal sealed record CachePolicy(
    TimeSpan FreshFor,
    TimeSpan StaleWhileRefreshing,
    TimeSpan MaxAge,
    TimeSpan MinInterval
);

/// <summary>
/// A value fetched over the network and cached. There is one request at a time, never more often than
/// <see cref="CachePolicy.MinInterval"/>, and callers wait for it only when the cached value is too old.
/// </summary>
/// <param name="what">Description of the value, for the log.</param>
/// <param name="policy">How long the value is kept.</param>
/// <param name="fetch">Fetches the value.</param>
/// <param name="time">Clock.</param>
/// <param name="logger">Log.</param>
internal sealed class RefreshingCache<T>(
    string what,
    CachePolicy policy,
    Func<CancellationToken, Task<T>> fetch,
    TimeProvider time,
    ILogger logger
)
    where T : class
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private volatile Fetched? latest;
    private Task running = Task.CompletedTask;
    private DateTimeOffset? triedAt;

    /// <summary>The current value. UNAVAILABLE if there is none and it cannot be fetched.</summary>
    internal async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        var known = latest;
        if (known is not null && IsYounger(known.At, policy.FreshFor))
            return known.Value;
        var refresh = Start();
        if (known is not null && IsYounger(known.At, policy.StaleWhileRefreshing))
            return known.Value;
        // A server that hangs must not delay callers that can use the cached value.
        var isUsable = known is not null && IsYounger(known.At, policy.MaxAge);
        if (isUsable)
            await Task.WhenAny(refresh, Task.Delay(MaxWait, time, cancellationToken));
        else
            await refresh.WaitAsync(cancellationToken);
        return Usable();
    }

    /// <summary>The newest value: fetches it again unless that was tried within the minimum interval.</summary>
    internal async Task<T> RefreshAsync(CancellationToken cancellationToken)
    {
        await Start().WaitAsync(cancellationToken);
        return Usable();
    }

    private T Usable() =>
        latest is { } known && IsYounger(known.At, policy.MaxAge)
            ? known.Value
            : throw new ServiceException(
                ErrorReason.Unavailable,
                "The keys to check the token with cannot be fetched from its issuer just now. Try again in a minute."
            );

    private Task Start()
    {
        lock (gate)
        {
            if (!running.IsCompleted || (triedAt is { } at && IsYounger(at, MinInterval)))
                return running;
            triedAt = time.GetUtcNow();
            // Without the caller's cancellation: other callers wait for the same response.
            return running = Task.Run(FetchAsync, CancellationToken.None);
        }
    }

    private async Task FetchAsync()
    {
        using var limit = new CancellationTokenSource(Timeout);
        try
        {
            var value = await fetch(limit.Token);
            latest = new Fetched(value, time.GetUtcNow());
        }
        catch (Exception exception)
        {
            // Whatever the remote server returns must fail only this attempt.
            logger.LogWarning(exception, "{What} could not be fetched; what is known stays", what);
        }
    }

    private TimeSpan MinInterval => latest is null ? FirstInterval : policy.MinInterval;

    // If the clock is set back, the value counts as expired.
    private bool IsYounger(DateTimeOffset at, TimeSpan age)
    {
        var passed = time.GetUtcNow() - at;
        return passed >= TimeSpan.Zero && passed < age;
    }

    private sealed record Fetched(T Value, DateTimeOffset At);
}
