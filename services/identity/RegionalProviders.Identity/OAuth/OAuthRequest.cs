using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>The OAuth request that a scope serves: what OpenIddict's handlers need beside what OpenIddict gives them.</summary>
internal sealed class OAuthRequest
{
    private ServiceTransaction? transaction;

    /// <summary>The transaction that all of the request happens in.</summary>
    internal ServiceTransaction Transaction
    {
        get =>
            transaction ?? throw new InvalidOperationException("The request has no transaction.");
        set => transaction = value;
    }

    /// <summary>
    /// The keys of now, read before the transaction began: within it a second connection would be waited for while one is
    /// held.
    /// </summary>
    internal KeySet Keys { get; set; } = null!;

    internal HttpContext Http { get; set; } = null!;

    internal RequestParameters Parameters { get; set; } = null!;

    /// <summary>Where answers may be sent: set once it is known to be the client's.</summary>
    internal string? RedirectUri { get; set; }

    /// <summary>The grant behind the token that was presented, where a user's was.</summary>
    internal LiveGrant? Live { get; set; }

    /// <summary>How long a client that asks too often has to wait.</summary>
    internal TimeSpan? RetryAfter { get; set; }
}
