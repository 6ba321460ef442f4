using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

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
                await RetainedRow.LockAsync(tx);
                var held =
                    await tx.QuerySingleOrDefaultAsync<HoldRow>(
                        $"select {HoldRow.Columns} from placements.legal_hold where id = @id",
                        new { id }
                    ) ?? throw Fault.NotFound("hold");
                if (held.ReleasedAt is not null)
                    throw Fault.StateConflict("The hold was released already.");
                var released = await tx.QuerySingleAsync<HoldRow>(
                    $"""
                    update placements.legal_hold
                    set released_at = @Now, released_by = placements.subject(), release_reason = @reason
                    where id = @id
                    returning {HoldRow.Columns}
                    """,
                    new
                    {
                        id,
                        reason = request.Reason.Trim(),
                        tx.Now,
                    }
                );
                return new ReleaseLegalHoldResponse { Hold = released.ToProto() };
            },
            context.CancellationToken
        );
    }
}
