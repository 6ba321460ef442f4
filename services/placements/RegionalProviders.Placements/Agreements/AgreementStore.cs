using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements.Entities;
using RegionalProviders.Placements.Data;

namespace RegionalProviders.Placements.Agreements;

/// <summary>Agreements of the transaction's council; those of another council appear not to exist.</summary>
internal static class AgreementStore
{
    /// <summary>The current agreement, read-only.</summary>
    public static async Task<PlacementAgreement> ReadAgreementAsync(
        this ServiceTransaction tx,
        Guid id
    )
    {
        var db = await tx.EntitiesAsync<PlacementsDbContext>();
        return await db
                .Agreements.AsNoTracking()
                .SingleOrDefaultAsync(agreement => agreement.Id == id, tx.CancellationToken)
            ?? throw Fault.NotFound("agreement");
    }

    /// <summary>
    /// The agreement for a change, locked until the transaction ends, with the child collections that the change needs.
    /// These are read by separate statements after the lock: a statement that waited for the lock would return data
    /// from before the wait.
    /// </summary>
    /// <param name="tx">The transaction.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="parts">Names of the child collections to load.</param>
    public static async Task<PlacementAgreement> LockAgreementAsync(
        this ServiceTransaction tx,
        Guid id,
        params IEnumerable<string> parts
    )
    {
        var db = await tx.EntitiesAsync<PlacementsDbContext>();
        var agreement =
            (
                await db
                    .Agreements.FromSql(
                        $"select * from placements.agreement where id = {id} for update"
                    )
                    .ToListAsync(tx.CancellationToken)
            ).SingleOrDefault() ?? throw Fault.NotFound("agreement");
        foreach (var part in parts)
            await db.Entry(agreement).Collection(part).LoadAsync(tx.CancellationToken);
        return agreement;
    }

    /// <summary>Saves the agreement and returns its new etag.</summary>
    public static async Task<string> SaveAsync(
        this ServiceTransaction tx,
        PlacementAgreement agreement
    )
    {
        await tx.SaveAsync();
        return Etag.Of(agreement.Version);
    }
}
