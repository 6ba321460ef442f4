using RegionalProviders.Identity.Data;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Issuers;

/// <summary>Issuers as RPCs change them.</summary>
internal static class IssuerStore
{
    /// <summary>The issuer for a change; another council's is not found.</summary>
    internal static async Task<TokenIssuer> LockIssuerAsync(this ServiceTransaction tx, Guid id)
    {
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        return await db.FindForUpdateAsync<TokenIssuer>(id, tx.CancellationToken)
            ?? throw Fault.NotFound("issuer");
    }
}
