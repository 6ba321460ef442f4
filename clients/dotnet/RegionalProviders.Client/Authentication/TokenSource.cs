namespace RegionalProviders.Client.Authentication;

/// <summary>
/// Keeps one token and renews it a minute before its end. However many calls wait, one request is under way; while
/// the old token still holds, calls go on with it.
/// </summary>
internal sealed class TokenSource(
    Func<CancellationToken, Task<AccessToken>> fetch,
    TimeProvider time
) : IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private AccessToken? held;
    private Task<AccessToken>? refresh;

    /// <summary>A token that holds now.</summary>
    /// <exception cref="SignInException">No token was to be had.</exception>
    internal async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        Task<AccessToken> fetching;
        lock (gate)
        {
            if (held is { } fresh && now < fresh.RefreshAt)
                return fresh.Value;
            fetching = refresh ??= RefreshAsync();
            if (held is { } old && now < old.ExpiresAt)
                return old.Value;
        }
        return (await fetching.WaitAsync(cancellationToken)).Value;
    }

    /// <summary>Forgets a token that the platform refused, unless a newer one is already held.</summary>
    internal void Drop(string refused)
    {
        lock (gate)
            if (held?.Value == refused)
                held = null;
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    // Not cancelled with the call that started it: others wait for it too.
    private async Task<AccessToken> RefreshAsync()
    {
        await Task.Yield();
        try
        {
            var token = await fetch(closing.Token);
            lock (gate)
                held = token;
            return token;
        }
        finally
        {
            lock (gate)
                refresh = null;
        }
    }
}
