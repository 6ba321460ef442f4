using RegionalProviders.Identity.Data;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// POST /oauth2/revoke (RFC 7009): ends the grant behind a refresh or access token of the client that asks, with every
/// other token of it. Access tokens that services check locally end within ten minutes.
/// </summary>
internal sealed class RevocationEndpoint(
    ClientAuthentication authentication,
    OwnTokens tokens,
    IdentityDatabase database,
    ILogger<RevocationEndpoint> logger
)
{
    internal Task HandleAsync(HttpContext http) =>
        OAuthJson.RespondAsync(http, logger, () => RevokeAsync(http));

    private async Task<object?> RevokeAsync(HttpContext http)
    {
        var request = await RequestParameters.ReadAsync(http.Request);
        var client = await authentication.AuthenticateAsync(
            http.Request,
            request,
            http.RequestAborted
        );
        if (request["token"] is not { } text)
            throw OAuthException.InvalidRequest("The token is missing.");
        var access = await tokens.ReadAccessTokenAsync(text, http.RequestAborted);
        var isOwn = access?.GetPayloadValue<string>("client_id") == client.ClientId;
        if (isOwn && TokenStates.GrantOf(access!) is null)
            throw new OAuthException(
                "unsupported_token_type",
                "A client's own access token ends by itself within ten minutes. Disable the client to stop new ones.",
                StatusCodes.Status400BadRequest
            );
        await database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                var grant = access is null
                    ? (await RefreshTokens.FindAsync(text, tx))?.Grant
                    : await Grants.FindAsync(TokenStates.GrantOf(access) ?? Guid.Empty, tx);
                if (grant?.ClientId == client.ClientId)
                    await Grants.RevokeAsync(grant.Id, tx);
            },
            http.RequestAborted
        );
        // The same answer for a token that is unknown or another's.
        return null;
    }
}
