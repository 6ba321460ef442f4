namespace RegionalProviders.Client.Authentication;

/// <summary>
/// Keeps one token and renews it a minute before its end. However many calls wait, one request is under way; while
/// the old token is still valid, calls go on with it.
/// </summary>
internal sealed class TokenSource(
    Func<CancellationToken, Task<AccessToken>> fetch,
    TimeProvider time
) : IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private AccessToken? current;
    private Task<AccessToken>? refresh;

    /// <summary>The tokens of a profile.</summary>
    /// <param name="profile">As whom to sign in.</param>
    /// <param name="http">What to send each request with.</param>
    /// <param name="options">How the client behaves.</param>
    internal static TokenSource Of(
        ClientProfile profile,
        Func<HttpMessageInvoker> http,
        RegionalProvidersClientOptions options
    )
    {
        var oauth = new OAuthHttp(http, profile.Server, options.Time);
        return new TokenSource(new TokenClient(profile, oauth, options).FetchAsync, options.Time);
    }

    /// <summary>A token that is valid now.</summary>
    /// <exception cref="SignInException">No token was to be had.</exception>
    internal async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        Task<AccessToken> fetching;
        lock (gate)
        {
            if (current is { } fresh && now < fresh.RefreshAt)
                return fresh.Value;
            fetching = refresh ??= RefreshAsync();
            if (current is { } old && now < old.ExpiresAt)
                return old.Value;
        }
        return (await fetching.WaitAsync(cancellationToken)).Value;
    }

    /// <summary>Forgets a token that the platform refused, unless a newer one is already there.</summary>
    internal void Drop(string refused)
    {
        lock (gate)
            if (current?.Value == refused)
                current = null;
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
                current = token;
            return token;
        }
        finally
        {
            lock (gate)
                refresh = null;
        }
    }
}
