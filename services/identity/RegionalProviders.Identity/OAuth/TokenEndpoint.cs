using RegionalProviders.Hosting.Limits;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>POST /oauth2/token: an access token for a client that proves who it is (RFC 6749, client credentials).</summary>
internal sealed class TokenEndpoint(
    ClientAuthentication authentication,
    AccessTokens tokens,
    SignInLimits limits,
    ILogger<TokenEndpoint> logger
)
{
    internal async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Pragma = "no-cache";
        try
        {
            var body = await IssueAsync(http);
            await http.Response.WriteAsJsonAsync(body, http.RequestAborted);
        }
        catch (OAuthException refusal)
        {
            // Never what was sent: a client_id may be a secret in the wrong field.
            logger.LogInformation(
                "No token: {Error}, {Description}",
                refusal.Error,
                refusal.Message
            );
            await RefuseAsync(http, refusal);
        }
        catch (Exception exception) when (DatabaseErrors.Translate(exception) is { } outage)
        {
            logger.LogError(exception, "No token: the database does not answer");
            await RefuseAsync(
                http,
                new OAuthException(
                    "temporarily_unavailable",
                    outage.Message,
                    StatusCodes.Status503ServiceUnavailable
                )
            );
        }
    }

    private async Task<TokenResponse> IssueAsync(HttpContext http)
    {
        var request = await TokenRequest.ReadAsync(http.Request);
        switch (request["grant_type"])
        {
            case null:
                throw OAuthException.InvalidRequest("The grant_type is missing.");
            case not "client_credentials":
                throw OAuthException.UnsupportedGrantType();
        }

        var client = await authentication.AuthenticateAsync(
            http.Request,
            request,
            http.RequestAborted
        );
        if (request["scope"] is not null)
            throw OAuthException.InvalidScope();
        if (limits.Take(client.ClientId) is var wait && wait > TimeSpan.Zero)
            throw OAuthException.TooMany(wait);
        var token = await tokens.IssueAsync(client, http.RequestAborted);
        logger.LogInformation("Token for client {ClientId}", client.ClientId);
        return new TokenResponse(token, "Bearer", (int)AccessTokens.Lifetime.TotalSeconds);
    }

    private static Task RefuseAsync(HttpContext http, OAuthException refusal)
    {
        http.Response.StatusCode = refusal.Status;
        if (refusal.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate =
                "Basic realm=\"regionalproviders\", charset=\"UTF-8\"";
        if (refusal.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = SignInLimits.Seconds(wait);
        return http.Response.WriteAsJsonAsync(
            new ErrorResponse(refusal.Error, refusal.Message),
            http.RequestAborted
        );
    }

    private sealed record TokenResponse(
        [property: System.Text.Json.Serialization.JsonPropertyName("access_token")]
            string AccessToken,
        [property: System.Text.Json.Serialization.JsonPropertyName("token_type")] string TokenType,
        [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn
    );

    private sealed record ErrorResponse(
        [property: System.Text.Json.Serialization.JsonPropertyName("error")] string Error,
        [property: System.Text.Json.Serialization.JsonPropertyName("error_description")]
            string Description
    );
}
