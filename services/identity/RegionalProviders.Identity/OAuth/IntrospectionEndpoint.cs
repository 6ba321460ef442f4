using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using RegionalProviders.Identity.Data;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// POST /oauth2/introspect (RFC 7662): whether a token still counts, for clients that prove who they are, about tokens of
/// their own and of their own council. Every other token looks like one that has ended.
/// </summary>
internal sealed class IntrospectionEndpoint(
    ClientAuthentication authentication,
    TokenStates states,
    IdentityDatabase database,
    ILogger<IntrospectionEndpoint> logger
)
{
    private static readonly string[] Shown =
    [
        "iss",
        "sub",
        "aud",
        "exp",
        "iat",
        "jti",
        "client_id",
        PrincipalClaims.Tenant,
        PrincipalClaims.CoordinatorOf,
        PrincipalClaims.Provider,
        PrincipalClaims.Roles,
    ];

    internal Task HandleAsync(HttpContext http) =>
        OAuthJson.RespondAsync(http, logger, async () => await AnswerAsync(http));

    private async Task<JsonObject> AnswerAsync(HttpContext http)
    {
        var request = await RequestParameters.ReadAsync(http.Request);
        var client = await authentication.AuthenticateAsync(
            http.Request,
            request,
            http.RequestAborted
        );
        if (client.IsPublic)
            throw OAuthException.InvalidClient();
        if (request["token"] is not { } text)
            throw OAuthException.InvalidRequest("The token is missing.");
        if (
            await states.FindAsync(text, http.RequestAborted) is { } live
            && IsOwn(live.Token, client)
        )
            return Describe(live);
        return await RefreshTokenAsync(text, client, http.RequestAborted)
            ?? new JsonObject { ["active"] = false };
    }

    private static bool IsOwn(JsonWebToken token, SignInClient client) =>
        token.GetPayloadValue<string>("client_id") == client.ClientId
        || (
            client.CouncilId is { } council
            && token.TryGetPayloadValue<string>(PrincipalClaims.Tenant, out var tenant)
            && tenant == council.ToString()
        );

    private static JsonObject Describe(LiveToken live)
    {
        var payload = JsonNode
            .Parse(
                Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(live.Token.EncodedPayload)
            )!
            .AsObject();
        var answer = new JsonObject { ["active"] = true, ["token_type"] = "Bearer" };
        foreach (var name in Shown.Where(payload.ContainsKey))
            answer[name] = payload[name]!.DeepClone();
        if (live.Grant is { Grant.Scopes.Length: > 0 } open)
            answer["scope"] = string.Join(' ', open.Grant.Scopes);
        return answer;
    }

    private Task<JsonObject?> RefreshTokenAsync(
        string text,
        SignInClient client,
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                if (
                    await RefreshTokens.FindAsync(text, tx) is not var (grant, expiresAt, isUsed)
                    || grant.ClientId != client.ClientId
                    || isUsed
                    || expiresAt <= tx.Now.UtcDateTime
                    || await Grants.OpenAsync(grant, client, tx) is null
                )
                    return null;
                return new JsonObject
                {
                    ["active"] = true,
                    ["client_id"] = grant.ClientId,
                    ["sub"] = grant.UserId.ToString(),
                    ["exp"] = new DateTimeOffset(expiresAt, TimeSpan.Zero).ToUnixTimeSeconds(),
                };
            },
            cancellationToken
        );
}
