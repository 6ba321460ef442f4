using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Issuers;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.Users;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Setup;

internal sealed partial class CouncilSetupGrpcService
{
    public override Task<ConfirmCouncilSetupResponse> ConfirmCouncilSetup(
        ConfirmCouncilSetupRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await ConfirmAsync(tx);
                return new ConfirmCouncilSetupResponse { Setup = await SetupReading.ReadAsync(tx) };
            },
            context.CancellationToken
        );

    private static async Task ConfirmAsync(ServiceTransaction tx)
    {
        var council = tx.Principal.CouncilId!.Value;
        // Not while a first administrator is made, or an administrator removed.
        await tx.LockAsync($"identity: administrators {council}");
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var setup =
            await db.Setups.FindAsync([council], tx.CancellationToken)
            ?? throw Fault.StateConflict("No operator set your council up: nothing is to confirm.");
        var people = await db.Set<UserAccount>()
            .AsNoTracking()
            .Where(user =>
                user.CouncilId == council
                && user.DisabledAt == null
                && user.ActivatedAt != null
                && user.TwoFactorEnabled
                && user.Roles.Contains(Administrators.RoleName)
            )
            .Select(user => user.Id)
            .ToListAsync(tx.CancellationToken);
        var isPerson = people.Any(id => id.ToString() == tx.Principal.Subject);
        if (!isPerson && people.Count > 0)
            throw Fault.StateConflict(
                "An administrator of your council who is a person confirms: with rp login, then rp setup confirm."
            );
        setup.Confirm(tx.Principal.Subject, isPerson, tx.Now);
        await tx.SaveAsync();
        await ReleaseAsync(council, db, tx.CancellationToken);
        tx.RecordAccess(
            new AccessedObject("council_setup", council.ToString())
            {
                Owner = ChainName.Council(council),
            }
        );
    }

    private static async Task ReleaseAsync(
        Guid council,
        IdentityDbContext db,
        CancellationToken cancellationToken
    )
    {
        await db
            .Clients.Where(each => each.CouncilId == council && each.DescendsFromOperator)
            .ExecuteUpdateAsync(
                set => set.SetProperty(each => each.DescendsFromOperator, false),
                cancellationToken
            );
        await db.Set<UserAccount>()
            .Where(each => each.CouncilId == council && each.DescendsFromOperator)
            .ExecuteUpdateAsync(
                set => set.SetProperty(each => each.DescendsFromOperator, false),
                cancellationToken
            );
        await db.Set<TokenIssuer>()
            .Where(each => each.CouncilId == council && each.DescendsFromOperator)
            .ExecuteUpdateAsync(
                set => set.SetProperty(each => each.DescendsFromOperator, false),
                cancellationToken
            );
    }
}
