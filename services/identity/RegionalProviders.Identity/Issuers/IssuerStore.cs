using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Issuers;

/// <summary>Loads issuers for the RPCs that change them.</summary>
internal static class IssuerStore
{
    /// <summary>Locks the issuer for a change; another council's issuer is not found.</summary>
    internal static async Task<TokenIssuer> LockIssuerAsync(this ServiceTransaction tx, Guid id)
    {
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var issuer =
            await db.FindForUpdateAsync<TokenIssuer>(id, tx.CancellationToken)
            ?? throw Fault.NotFound("issuer");
        tx.RecordAccess(issuer.Accessed);
        return issuer;
    }
}
