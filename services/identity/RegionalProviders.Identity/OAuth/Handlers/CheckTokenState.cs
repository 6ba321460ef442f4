using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>
/// OpenIddict's own check of a code's or refresh token's state, at a place before that of its time: one that was used and
/// comes again ends its family also after it has expired.
/// </summary>
internal sealed class CheckTokenState(IOpenIddictTokenManager tokens)
    : IOpenIddictServerHandler<ValidateTokenContext>
{
    private readonly OpenIddictServerHandlers.Protection.ValidateTokenEntry check = new(tokens);

    public ValueTask HandleAsync(ValidateTokenContext context) => check.HandleAsync(context);
}
