namespace RegionalProviders.Identity.OAuth;

/// <summary>A refusal of the token endpoint, as RFC 6749 section 5.2 words it.</summary>
internal sealed class OAuthException(string error, string description, int status)
    : Exception(description)
{
    /// <summary>Code for programs, e.g. <c>invalid_client</c>.</summary>
    internal string Error => error;

    internal int Status => status;

    internal static OAuthException InvalidRequest(string description) =>
        new("invalid_request", description, StatusCodes.Status400BadRequest);

    internal static OAuthException TooLarge() =>
        new("invalid_request", "The request is too large.", StatusCodes.Status413PayloadTooLarge);

    /// <summary>One answer for every client that does not prove who it is: why would help a guesser only.</summary>
    internal static OAuthException InvalidClient() =>
        InvalidClient(
            "The client is unknown or disabled, or did not prove that it is this client."
        );

    internal static OAuthException InvalidClient(string description) =>
        new("invalid_client", description, StatusCodes.Status401Unauthorized);

    /// <summary>How long to wait, for the header Retry-After; null where waiting does not help.</summary>
    internal TimeSpan? RetryAfter { get; private init; }

    internal static OAuthException TooMany(TimeSpan wait) =>
        new(
            "slow_down",
            "The client asks for tokens too often. Use one until it expires.",
            StatusCodes.Status429TooManyRequests
        )
        {
            RetryAfter = wait,
        };

    internal static OAuthException UnsupportedGrantType() =>
        new(
            "unsupported_grant_type",
            "The grant_type must be client_credentials.",
            StatusCodes.Status400BadRequest
        );

    internal static OAuthException InvalidScope() =>
        new(
            "invalid_scope",
            "There are no scopes: the roles of the client decide. Leave scope out.",
            StatusCodes.Status400BadRequest
        );
}
