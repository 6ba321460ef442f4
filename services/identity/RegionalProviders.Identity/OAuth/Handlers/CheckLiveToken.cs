using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>Finds the grant of an access token, which has no row, by what the token says: OpenIddict then checks its state.</summary>
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
/// Whether what a code or a token says still holds: a signature proves only that it once did. Client, user and their roles
/// are read as they are now.
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
        // What rests may be roused again: revoking ends it for good.
        if (!isLive && context.EndpointType is not OpenIddictServerEndpointType.Revocation)
            context.Reject(Errors.InvalidToken);
    }
}
