using Grpc.Core;

namespace RegionalProviders.Client.Calls;

/// <summary>Decides whether a broken stream is opened again, and waits before it is.</summary>
internal sealed class StreamAttempts(RegionalProvidersClientOptions options)
{
    private readonly RetryRule rule = new(options);
    private int attempt = 1;
    private bool signedInAgain;

    /// <summary>The stream made progress, so failures are counted from the start again.</summary>
    internal void Advanced() => attempt = 1;

    /// <summary>Waits and returns true if another attempt is worthwhile; returns false if the failure is final.</summary>
    internal async Task<bool> TryAgainAsync(
        PlatformException failure,
        CancellationToken cancellationToken
    )
    {
        if (failure.StatusCode == StatusCode.Unauthenticated && !signedInAgain)
        {
            // The token may just have expired; the next attempt fetches another.
            signedInAgain = true;
            return true;
        }
        if (!RetryRule.CanResume(failure) || attempt >= options.MaxAttempts)
            return false;
        attempt++;
        await Task.Delay(
            rule.WaitBefore(attempt, failure.RetryAfter),
            options.Time,
            cancellationToken
        );
        return true;
    }
}
