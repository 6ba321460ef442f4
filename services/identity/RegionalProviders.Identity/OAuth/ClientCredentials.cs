using RegionalProviders.Authentication;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Which client a request claims to come from, before it is authenticated.</summary>
internal static class ClientCredentials
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>
    /// The client_id from the secret, the assertion or the parameter. Refuses requests without one, secrets in the
    /// body, and two clients or two authentication methods in one request.
    /// </summary>
    internal static string? ClientIdOf(HttpRequest http, RequestParameters request)
    {
        if (request["client_secret"] is not null)
            throw OAuthException.InvalidClient(
                "Send client_id and client_secret with HTTP Basic authentication, not in the body."
            );
        var basic = BasicCredentials.Read(http.Headers.Authorization);
        var assertion = request["client_assertion"];
        if (basic is not null && assertion is not null)
            throw OAuthException.InvalidRequest("Authenticate in one way, not in two.");
        if (assertion is not null && request["client_assertion_type"] != AssertionType)
            throw OAuthException.InvalidRequest(
                $"The client_assertion_type must be {AssertionType}."
            );
        var proved = basic?.ClientId ?? (assertion is null ? null : IssuerOf(assertion));
        if (proved is "")
            throw OAuthException.InvalidClient();
        if (proved is not null && request["client_id"] is { } named && named != proved)
            throw OAuthException.InvalidRequest("The client_id is not the one that authenticated.");
        return proved
            ?? request["client_id"]
            ?? throw OAuthException.InvalidClient(
                "Authenticate with HTTP Basic (client_secret_basic) or a client_assertion (private_key_jwt)."
            );
    }

    /// <summary>The client for which an ID token was issued; null if the text is not a token.</summary>
    internal static string? AudienceOf(string idToken) =>
        StrictJwt.Read(idToken)?.Token.Audiences.FirstOrDefault();

    private static string IssuerOf(string assertion) =>
        StrictJwt.Read(assertion)?.Text("iss")
        ?? throw OAuthException.InvalidClient(
            "The client_assertion is no signed JWT that names its client as iss."
        );
}
