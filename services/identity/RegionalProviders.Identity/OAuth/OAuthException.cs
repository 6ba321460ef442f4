namespace RegionalProviders.Identity.OAuth;

/// <summary>An error response of the token endpoint, as in RFC 6749 section 5.2.</summary>
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

    /// <summary>One response for every client that fails to authenticate: the reason would help only an attacker.</summary>
    internal static OAuthException InvalidClient() =>
        InvalidClient(
            "The client is unknown or disabled, or did not prove that it is this client."
        );

    internal static OAuthException InvalidClient(string description) =>
        new("invalid_client", description, StatusCodes.Status401Unauthorized);

    internal static OAuthException UnsupportedGrantType() =>
        new(
            "unsupported_grant_type",
            "The grant_type must be client_credentials, authorization_code or refresh_token.",
            StatusCodes.Status400BadRequest
        );

    /// <summary>One response for a code or refresh token that is unknown, used, ended or another client's.</summary>
    internal static OAuthException InvalidGrant() =>
        new(
            "invalid_grant",
            "It is unknown, has ended, was used before, or was given for another request. Send the user to sign in again.",
            StatusCodes.Status400BadRequest
        );
}
