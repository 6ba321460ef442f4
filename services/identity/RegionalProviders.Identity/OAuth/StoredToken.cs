using OpenIddict.EntityFrameworkCore.Models;
using RegionalProviders.Identity.Clients;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// A code or a refresh token: OpenIddict's token. Only a hash of what the client has is stored; the content is
/// encrypted.
/// </summary>
internal sealed class StoredToken
    : OpenIddictEntityFrameworkCoreToken<string, ClientApplication, TokenGrant>;
