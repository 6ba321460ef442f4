using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>
/// Finds the grant of an access token, which has no row, by the token's claims: OpenIddict then checks the grant's
/// state.
/// </summary>
internal sealed class FindGrantOfAccessToken : IOpenIddictServerHandler<ValidateTokenContext>
{
    internal static readonly int Order = UseAssertion.Order + 1;

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (
            context.Principal!.HasTokenType(TokenTypeIdentifiers.AccessToken)
            && context.Principal!.GetClaim(ClaimNames.Sid) is { } grantId
        )
        {
            context.AuthorizationId = grantId;
            context.Principal!.SetAuthorizationId(grantId);
        }

        return default;
    }
}

/// <summary>
/// Checks that what a code or token says still holds: its signature proves only that it once did. Client, user and
/// roles are read as they are now.
/// </summary>
internal sealed class CheckLiveToken(OAuthRequest request, TokenGrants grants)
    : IOpenIddictServerHandler<ValidateTokenContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.Protection.ValidateAuthorizationEntry.Descriptor.Order + 500;

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (
            context.Principal!.GetTokenType()
            is TokenTypeIdentifiers.IdentityToken
                or TokenTypeIdentifiers.Private.ClientAssertion
        )
            return;
        request.Live = context.AuthorizationId is { } id
            ? await grants.FindLiveAsync(id, request.Transaction)
            : null;
        var isLive = context.AuthorizationId is not null
            ? request.Live is not null
            : context.Principal!.GetClaim(Claims.ClientId) is { } clientId
                && await TokenGrants.FindClientAsync(clientId, request.Transaction) is not null;
        // A token that is not live now may become so again, for example when a role is given back: revoking it ends it
        // for good.
        if (!isLive && context.EndpointType is not OpenIddictServerEndpointType.Revocation)
            context.Reject(Errors.InvalidToken);
    }
}
