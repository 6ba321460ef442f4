using OpenIddict.EntityFrameworkCore.Models;
using RegionalProviders.Identity.Clients;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// A code or a refresh token: OpenIddict's token. Of what the client holds, only a hash is kept; what it stands for is
/// encrypted.
/// </summary>
internal sealed class StoredToken
    : OpenIddictEntityFrameworkCoreToken<string, ClientApplication, TokenGrant>;
