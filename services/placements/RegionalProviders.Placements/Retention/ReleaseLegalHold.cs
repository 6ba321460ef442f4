using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Retention;

internal sealed class ReleaseLegalHoldRules : RequestChecks<ReleaseLegalHoldRequest>
{
    protected override void Check(ReleaseLegalHoldRequest request, FieldChecks checks)
    {
        checks.Id(request.Id, "id");
        checks.That(!string.IsNullOrWhiteSpace(request.Reason), "reason", "must not be empty.");
    }
}

internal sealed partial class RetentionGrpcService
{
    /// <inheritdoc/>
    public override Task<ReleaseLegalHoldResponse> ReleaseLegalHold(
        ReleaseLegalHoldRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                tx.RecordAccess(new AccessedObject("legal_hold", id.ToString()));
                await RetentionLock.TakeAsync(tx);
                var db = await tx.EntitiesAsync<PlacementsDbContext>();
                var hold =
                    await db.Holds.SingleOrDefaultAsync(each => each.Id == id, tx.CancellationToken)
                    ?? throw Fault.NotFound("hold");
                hold.Release(request.Reason.Trim(), tx.Principal.Subject, tx.Now);
                return new ReleaseLegalHoldResponse { Hold = hold.ToProto() };
            },
            context.CancellationToken
        );
    }
}
