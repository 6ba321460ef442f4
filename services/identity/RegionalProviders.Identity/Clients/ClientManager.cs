using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace RegionalProviders.Identity.Clients;

/// <summary>
/// OpenIddict's way to clients. It finds the one that the transaction names (row-level security hides all others), and
/// none that is disabled.
/// </summary>
internal sealed class ClientManager(
    IOpenIddictApplicationCache<ClientApplication> cache,
    ILogger<ClientManager> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<ClientApplication> store
) : OpenIddictApplicationManager<ClientApplication>(cache, logger, options, store)
{
    private const int MaxIdLength = 100;

    /// <summary>Whether this could be the id of a client at all; what is not is never asked of the database.</summary>
    internal static bool IsPlausible(string id) =>
        id.Length is > 0 and <= MaxIdLength && !id.Any(char.IsControl);

    /// <inheritdoc/>
    public override async ValueTask<ClientApplication?> FindByClientIdAsync(
        string identifier,
        CancellationToken cancellationToken = default
    ) =>
        IsPlausible(identifier)
        && await FindByIdAsync(identifier, cancellationToken) is { DisabledAt: null } client
            ? client
            : null;

    /// <summary>A secret is 256 random bits: one keyed hash shows nothing of it.</summary>
    public override ValueTask<bool> ValidateClientSecretAsync(
        ClientApplication application,
        string secret,
        CancellationToken cancellationToken = default
    ) => new(application.HasSecret(secret));

    /// <inheritdoc/>
    public override ValueTask<bool> ValidateRedirectUriAsync(
        ClientApplication application,
        string uri,
        CancellationToken cancellationToken = default
    ) => new(RedirectUri.IsRegistered(uri, application.RedirectAddresses));

    /// <inheritdoc/>
    public override ValueTask<bool> ValidatePostLogoutRedirectUriAsync(
        ClientApplication application,
        string uri,
        CancellationToken cancellationToken = default
    ) => new(application.PostLogoutAddresses.Contains(uri, StringComparer.Ordinal));
}
