namespace RegionalProviders.Client.Authentication;

/// <summary>
/// Caches one token and renews it a minute before its end. However many calls wait, only one token request is in flight;
/// while the old token is still valid, calls continue to use it.
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

    /// <summary>Creates the source of tokens for a profile.</summary>
    /// <param name="profile">The credentials to sign in with.</param>
    /// <param name="http">Gives the invoker that sends each request.</param>
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
    /// <exception cref="SignInException">No token could be obtained.</exception>
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

    // Not cancelled with the call that started it: other calls may be waiting for it.
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
