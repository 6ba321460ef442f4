using OpenIddict.Abstractions;
using OpenIddict.Server;
using RegionalProviders.Identity.Pages;
using RegionalProviders.Identity.SignIn;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>Browsers are redirected only to addresses of the client for which the ID token was issued.</summary>
internal sealed class CheckEndSessionRequest(OAuthRequest request)
    : IOpenIddictServerHandler<ValidateEndSessionRequestContext>
{
    public async ValueTask HandleAsync(ValidateEndSessionRequestContext context)
    {
        var hint = context.IdentityTokenHintPrincipal;
        if (!string.IsNullOrEmpty(context.Request.IdTokenHint) && hint is null)
        {
            context.Reject(
                Errors.InvalidRequest,
                "The id_token_hint is no ID token of this service."
            );
            return;
        }

        if (context.PostLogoutRedirectUri is not { } asked)
            return;
        var clientId = hint?.GetClaim(Claims.AuthorizedParty) ?? context.ClientId;
        var client = clientId is null
            ? null
            : await TokenGrants.FindClientAsync(clientId, request.Transaction);
        if (
            client is null
            || (context.ClientId ?? clientId) != clientId
            || !client.PostLogoutAddresses.Contains(asked, StringComparer.Ordinal)
        )
            context.Reject(
                Errors.InvalidRequest,
                "The post_logout_redirect_uri is not registered for the client of the id_token_hint."
            );
    }
}

/// <summary>
/// /oauth2/logout (OpenID Connect RP-Initiated Logout): with an ID token of the user who is signed in it signs out at
/// once; otherwise it asks, because any page can send a browser here.
/// </summary>
internal sealed class EndSession(OAuthRequest request, IUserSessions sessions)
    : IOpenIddictServerHandler<HandleEndSessionRequestContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.Session.AttachPrincipal.Descriptor.Order + 500;

    public async ValueTask HandleAsync(HandleEndSessionRequestContext context)
    {
        context.HandleRequest();
        var http = request.Http;
        var session = await sessions.FindAsync(http, request.Transaction);
        var hinted = context.IdentityTokenHintPrincipal?.GetClaim(Claims.Subject);
        if (session is not null && session.User.Id.ToString() != hinted)
        {
            http.SeeOther(SignOutModel.Path);
            return;
        }

        if (session is not null)
            await sessions.EndAsync(session, http, request.Transaction);
        else if (await SignInCookies.ReadAsync(http, isComplete: true) is not null)
            // Only where the request carries the cookie: otherwise any page could delete it by sending a browser here.
            await SignInCookies.DeleteAsync(http, isComplete: true);
        if (context.Request.PostLogoutRedirectUri is not { Length: > 0 } next)
        {
            http.SeeOther(SignedOutModel.Path);
            return;
        }

        http.SeeOther(
            context.Request.State is { Length: > 0 } state
                ? Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
                    next,
                    Parameters.State,
                    state
                )
                : next
        );
    }
}
