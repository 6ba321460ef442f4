using OpenIddict.Abstractions;
using OpenIddict.Server;
using RegionalProviders.Kernel;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>
/// /oauth2/introspect answers clients about their own tokens and access tokens of their own council. Every other token
/// is reported as inactive. Replaces OpenIddict's rules, which go by audience and distinguish kinds of token.
/// </summary>
internal sealed class CheckIntrospection(OAuthRequest request)
    : IOpenIddictServerHandler<ValidateIntrospectionRequestContext>
{
    public async ValueTask HandleAsync(ValidateIntrospectionRequestContext context)
    {
        var token = context.GenericTokenPrincipal!;
        var isAccessToken = token.HasTokenType(TokenTypeIdentifiers.AccessToken);
        if (
            (isAccessToken || token.HasTokenType(TokenTypeIdentifiers.RefreshToken))
            && token.HasPresenter(context.ClientId!)
        )
            return;
        var client = await TokenGrants.FindClientAsync(context.ClientId!, request.Transaction);
        if (
            !isAccessToken
            || client?.CouncilId is not { } council
            || token.GetClaim(PrincipalClaims.Tenant) != council.ToString()
        )
            context.Reject(Errors.InvalidToken);
    }
}

/// <summary>A public client cannot authenticate, so it is told nothing.</summary>
internal sealed class RefusePublicClient(OAuthRequest request)
    : IOpenIddictServerHandler<ValidateIntrospectionRequestContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.Introspection.ValidateAuthentication.Descriptor.Order - 500;

    public async ValueTask HandleAsync(ValidateIntrospectionRequestContext context)
    {
        if (
            await TokenGrants.FindClientAsync(context.ClientId ?? "", request.Transaction) is
            { IsPublic: true }
        )
            context.Reject(Errors.InvalidClient);
    }
}

/// <summary>Describes an active token, in the claims that services read.</summary>
internal sealed class DescribeToken(OAuthRequest request)
    : IOpenIddictServerHandler<HandleIntrospectionRequestContext>
{
    public ValueTask HandleAsync(HandleIntrospectionRequestContext context)
    {
        // token_usage is OpenIddict's own field, and its nbf only repeats iat.
        context.TokenUsage = null;
        context.NotBefore = null;
        if (!context.GenericTokenPrincipal!.HasTokenType(TokenTypeIdentifiers.AccessToken))
            return default;
        context.Scopes.UnionWith(request.Live?.Grant.ScopeNames ?? []);
        foreach (var name in new[] { PrincipalClaims.Tenant, PrincipalClaims.Provider })
            if (context.GenericTokenPrincipal!.GetClaim(name) is { } value)
                context.Claims[name] = value;
        foreach (var name in new[] { PrincipalClaims.CoordinatorOf, PrincipalClaims.Roles })
            if (context.GenericTokenPrincipal!.GetClaims(name) is { Length: > 0 } values)
                context.Claims[name] = new OpenIddictParameter([.. values]);
        return default;
    }
}

/// <summary>
/// /oauth2/revoke (RFC 7009) ends the grant behind a refresh or access token, and with it all its other tokens. Access
/// tokens that services check locally expire within ten minutes.
/// </summary>
internal sealed class RevokeGrant(OAuthRequest request)
    : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        if (context.GenericTokenPrincipal!.GetAuthorizationId() is { } grantId)
            await TokenGrants.RevokeAsync(grantId, request.Transaction);
        else
            context.Reject(
                Errors.UnsupportedTokenType,
                "A client's own access token ends by itself within ten minutes. Disable the client to stop new ones."
            );
    }
}

/// <summary>/oauth2/userinfo: only for tokens of users who signed in with the scope openid.</summary>
internal sealed class CheckUserInfoRequest(OAuthRequest request)
    : IOpenIddictServerHandler<ValidateUserInfoRequestContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.UserInfo.ValidateAuthentication.Descriptor.Order + 500;

    public ValueTask HandleAsync(ValidateUserInfoRequestContext context)
    {
        if (request.Live?.Grant.ScopeNames.Contains(Scopes.OpenId) is not true)
            context.Reject(
                Errors.InvalidToken,
                "The token is not one of a user who signed in with the scope openid."
            );
        return default;
    }
}

/// <summary>Describes the user of an access token, according to the scopes that were requested.</summary>
internal sealed class DescribeUser(OAuthRequest request)
    : IOpenIddictServerHandler<HandleUserInfoRequestContext>
{
    public ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        var (grant, _, user, _) = request.Live!;
        context.Subject = user.Id.ToString();
        foreach (var (type, value) in TokenPrincipals.Profile(user, grant.ScopeNames))
            context.Claims[type] = value;
        return default;
    }
}
