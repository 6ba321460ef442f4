using Microsoft.IdentityModel.JsonWebTokens;
using RegionalProviders.Identity.Pages;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// /oauth2/logout (OpenID Connect RP-Initiated Logout): with an ID token of the user who is signed in it signs out at
/// once; otherwise it asks, because any page can send a browser here. It sends on to registered addresses only.
/// </summary>
internal sealed class EndSessionEndpoint(OwnTokens tokens, SignInClients clients, Sessions sessions)
{
    internal async Task HandleAsync(HttpContext http)
    {
        var request = HttpMethods.IsPost(http.Request.Method)
            ? await RequestParameters.ReadAsync(http.Request)
            : RequestParameters.OfQuery(http.Request.QueryString.Value ?? "");
        var hint = request["id_token_hint"] is { } text
            ? await tokens.ReadIdTokenAsync(text, http.RequestAborted)
                ?? throw OAuthException.InvalidRequest(
                    "The id_token_hint is no ID token of this service."
                )
            : null;
        var next = await NextAsync(request, hint, http.RequestAborted);
        var signedIn = await sessions.FindAsync(http);
        if (signedIn is not null && signedIn.User.Id.ToString() != hint?.Subject)
        {
            http.SeeOther(SignOutModel.Path);
            return;
        }

        await sessions.EndAsync(http);
        http.SeeOther(next ?? SignedOutModel.Path);
    }

    private async Task<string?> NextAsync(
        RequestParameters request,
        JsonWebToken? hint,
        CancellationToken cancellationToken
    )
    {
        if (request["post_logout_redirect_uri"] is not { } asked)
            return null;
        var clientId = hint?.Audiences.FirstOrDefault() ?? request["client_id"];
        var client = clientId is null ? null : await clients.FindAsync(clientId, cancellationToken);
        var isRegistered =
            client is not null
            && (request["client_id"] ?? clientId) == clientId
            && client.PostLogoutRedirectUris.Contains(asked, StringComparer.Ordinal);
        if (!isRegistered)
            throw OAuthException.InvalidRequest(
                "The post_logout_redirect_uri is not registered for the client of the id_token_hint."
            );
        if (request["state"] is not { } state)
            return asked;
        var query = QueryString.Create("state", state).Value!;
        return asked.Contains('?', StringComparison.Ordinal)
            ? $"{asked}&{query[1..]}"
            : asked + query;
    }
}
