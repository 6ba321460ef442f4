using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace RegionalProviders.Identity.Clients;

/// <summary>
/// How OpenIddict finds clients: only the one named in the transaction (row-level security hides all others), and only
/// while it is enabled.
/// </summary>
internal sealed class ClientManager(
    IOpenIddictApplicationCache<ClientApplication> cache,
    ILogger<ClientManager> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<ClientApplication> store
) : OpenIddictApplicationManager<ClientApplication>(cache, logger, options, store)
{
    private const int MaxIdLength = 100;

    /// <summary>Whether the text could be a client id at all; any other text is not looked up in the database.</summary>
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

    /// <summary>A secret is 256 random bits, so a keyed hash reveals nothing of it.</summary>
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
