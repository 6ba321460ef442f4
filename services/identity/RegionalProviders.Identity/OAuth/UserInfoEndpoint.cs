using System.Net.Http.Headers;
using Microsoft.IdentityModel.JsonWebTokens;

namespace RegionalProviders.Identity.OAuth;

/// <summary>/oauth2/userinfo: who the user of an access token is, by the scopes that were asked for.</summary>
internal sealed class UserInfoEndpoint(TokenStates states, ILogger<UserInfoEndpoint> logger)
{
    internal Task HandleAsync(HttpContext http) =>
        OAuthJson.RespondAsync(http, logger, () => AnswerAsync(http));

    private async Task<object?> AnswerAsync(HttpContext http)
    {
        var isBearer =
            AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header)
            && "Bearer".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase)
            && header.Parameter is not null;
        var live = isBearer
            ? await states.FindAsync(header!.Parameter!, http.RequestAborted)
            : null;
        if (live?.Grant is not { } open || !open.Grant.Scopes.Contains("openid"))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = isBearer
                ? "Bearer realm=\"regionalproviders\", error=\"invalid_token\""
                : "Bearer realm=\"regionalproviders\"";
            return null;
        }

        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = open.User.Id.ToString(),
        };
        UserTokens.AddProfile(claims, open.User, open.Grant.Scopes);
        return claims;
    }
}
