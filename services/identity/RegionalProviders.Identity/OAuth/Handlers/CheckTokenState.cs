using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>
/// OpenIddict's own check of the state of a code or refresh token, moved before the check of its expiry: reuse ends the
/// whole token family even after the token has expired.
/// </summary>
internal sealed class CheckTokenState(IOpenIddictTokenManager tokens)
    : IOpenIddictServerHandler<ValidateTokenContext>
{
    private readonly OpenIddictServerHandlers.Protection.ValidateTokenEntry check = new(tokens);

    public ValueTask HandleAsync(ValidateTokenContext context) => check.HandleAsync(context);
}
