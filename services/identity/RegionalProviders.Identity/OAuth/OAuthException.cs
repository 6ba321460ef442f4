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
            "The grant_type must be client_credentials, authorization_code or refresh_token.",
            StatusCodes.Status400BadRequest
        );

    /// <summary>One answer for a code or refresh token that is unknown, used, ended or another's.</summary>
    internal static OAuthException InvalidGrant() =>
        new(
            "invalid_grant",
            "It is unknown, has ended, was used before, or was given for another request. Send the user to sign in again.",
            StatusCodes.Status400BadRequest
        );

    internal static OAuthException UnauthorizedClient() =>
        new(
            "unauthorized_client",
            "The client is not registered for this grant_type.",
            StatusCodes.Status400BadRequest
        );

    internal static OAuthException InvalidScope() =>
        new(
            "invalid_scope",
            "There are no scopes here: roles decide. Leave scope out.",
            StatusCodes.Status400BadRequest
        );
}
