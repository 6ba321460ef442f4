using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// The OAuth request of the current scope: what handlers need besides the context that OpenIddict gives them.
/// </summary>
internal sealed class OAuthRequest
{
    private ServiceTransaction? transaction;

    /// <summary>The transaction in which the whole request runs.</summary>
    internal ServiceTransaction Transaction
    {
        get =>
            transaction ?? throw new InvalidOperationException("The request has no transaction.");
        set => transaction = value;
    }

    /// <summary>
    /// The current keys, read before the transaction began: reading them within it would wait for a second connection
    /// while holding one.
    /// </summary>
    internal KeySet Keys { get; set; } = null!;

    internal HttpContext Http { get; set; } = null!;

    internal RequestParameters Parameters { get; set; } = null!;

    /// <summary>The redirect URI for responses; set once it is known to be the client's.</summary>
    internal string? RedirectUri { get; set; }

    /// <summary>The grant behind the presented token, if it is a user's.</summary>
    internal LiveGrant? Live { get; set; }

    /// <summary>How long a client that asks for tokens too often has to wait.</summary>
    internal TimeSpan? RetryAfter { get; set; }
}
