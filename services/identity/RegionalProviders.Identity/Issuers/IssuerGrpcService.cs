using RegionalProviders.Authentication;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Issuers;

/// <summary>Councils' own OpenID providers. Row-level security keeps every council to its own; the rules are here.</summary>
internal sealed partial class IssuerGrpcService(
    IdentityDatabase database,
    IssuerAddresses addresses,
    Microsoft.Extensions.Options.IOptions<IdentityOptions> options
) : IssuerService.IssuerServiceBase
{
    /// <summary>The issuer for a change; another council's is not found.</summary>
    private static async Task<TokenIssuer> LockAsync(Guid id, ServiceTransaction tx)
    {
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        return await db.FindForUpdateAsync<TokenIssuer>(id, tx.CancellationToken)
            ?? throw Fault.NotFound("issuer");
    }
}
