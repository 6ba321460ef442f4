using RegionalProviders.Calls.Limits;
using RegionalProviders.Identity.Clients;

namespace RegionalProviders.Identity.OAuth;

/// <summary>POST /oauth2/token: tokens for a client that proves who it is, for itself or for a user who signed in.</summary>
internal sealed class TokenEndpoint(
    ClientAuthentication authentication,
    AccessTokens tokens,
    SignInLimits limits,
    AuthorizationCodes codes,
    RefreshTokens refreshTokens,
    ILogger<TokenEndpoint> logger
)
{
    internal Task HandleAsync(HttpContext http) =>
        OAuthJson.RespondAsync(http, logger, async () => await IssueAsync(http));

    private async Task<TokenResponse> IssueAsync(HttpContext http)
    {
        var request = await RequestParameters.ReadAsync(http.Request);
        var grantType = request["grant_type"];
        switch (grantType)
        {
            case null:
                throw OAuthException.InvalidRequest("The grant_type is missing.");
            case not (
                ClientGrants.ClientCredentials
                or ClientGrants.AuthorizationCode
                or ClientGrants.RefreshToken
            ):
                throw OAuthException.UnsupportedGrantType();
        }

        var client = await authentication.AuthenticateAsync(
            http.Request,
            request,
            http.RequestAborted
        );
        var response = grantType switch
        {
            ClientGrants.AuthorizationCode => await codes.RedeemAsync(
                client,
                request,
                http.RequestAborted
            ),
            ClientGrants.RefreshToken => await refreshTokens.RedeemAsync(
                client,
                request,
                http.RequestAborted
            ),
            _ => await OfClientAsync(client, request, http.RequestAborted),
        };
        logger.LogInformation(
            "Token by {GrantType} for client {ClientId}",
            grantType,
            client.ClientId
        );
        return response;
    }

    private async Task<TokenResponse> OfClientAsync(
        SignInClient client,
        RequestParameters request,
        CancellationToken cancellationToken
    )
    {
        client.CheckMay(ClientGrants.ClientCredentials);
        if (request["scope"] is not null)
            throw OAuthException.InvalidScope();
        if (limits.Take(client.ClientId) is var wait && wait > TimeSpan.Zero)
            throw OAuthException.TooMany(wait);
        return new TokenResponse(
            await tokens.IssueAsync(TokenSubject.Of(client), cancellationToken)
        );
    }
}
