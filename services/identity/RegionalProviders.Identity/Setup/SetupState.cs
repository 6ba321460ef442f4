using RegionalProviders.Identity.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Setup;

/// <summary>Whether what an administrator makes or changes is marked as an operator's.</summary>
internal static class SetupState
{
    /// <summary>An operator makes a council's first administrator: the council is to confirm from now on.</summary>
    internal static async Task BeginAsync(Guid council, ServiceTransaction tx)
    {
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        if (await db.Setups.FindAsync([council], tx.CancellationToken) is { } earlier)
            earlier.Begin(tx.Now);
        else
            db.Setups.Add(new CouncilSetupEntity(council, tx.Now));
    }

    /// <summary>
    /// True while the caller is marked and their council has not confirmed. So are then also clients whose secret the caller
    /// rotates and users whose link they renew: they come to know how to sign in as these.
    /// </summary>
    internal static async Task<bool> MarksAsync(ServiceTransaction tx) =>
        tx.Principal is { MadeByOperator: true, CouncilId: not null }
        && await tx.QuerySingleAsync<bool>(
            """
            select exists (
                select from identity.council_setup where council_id = @CouncilId and confirmed_at is null)
            """,
            new { tx.Principal.CouncilId }
        );
}
