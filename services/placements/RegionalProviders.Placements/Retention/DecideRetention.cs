using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Retention;

internal sealed class DecideRetentionRules : RequestChecks<DecideRetentionRequest>
{
    protected override void Check(DecideRetentionRequest request, FieldChecks checks)
    {
        checks.Known(request.Kind, "kind");
        checks.Id(request.ItemId, "item_id");
        checks.Known(request.Outcome, "outcome");
        checks.That(!string.IsNullOrWhiteSpace(request.Reason), "reason", "must not be empty.");
        checks.Day(
            request.KeepUntil,
            "keep_until",
            required: request.Outcome == RetentionOutcome.Keep
        );
        checks.That(
            request.KeepUntil is null || request.Outcome == RetentionOutcome.Keep,
            "keep_until",
            "must be absent for what is deleted."
        );
    }
}

internal sealed partial class RetentionGrpcService
{
    /// <inheritdoc/>
    public override Task<DecideRetentionResponse> DecideRetention(
        DecideRetentionRequest request,
        ServerCallContext context
    )
    {
        var id = request.ItemId.ToId("item_id");
        return database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            async tx => new DecideRetentionResponse
            {
                Decision = await DecideAsync(request, id, tx),
            },
            context.CancellationToken,
            before: tx =>
            {
                RetainedRow.RecordAccess(request.Kind, id, tx);
                return RetentionLock.TakeAsync(tx);
            }
        );
    }

    private static async Task<RetentionDecision> DecideAsync(
        DecideRetentionRequest request,
        Guid id,
        ServiceTransaction tx
    )
    {
        // A concurrent correction of its end is either visible when the item is read, or waits.
        await RetainedRow.HoldAsync(request.Kind, id, tx);
        var item = await RetainedRow.ReadAsync(request.Kind, id, tx);
        var decision = Decision.Of(
            item,
            request.Outcome == RetentionOutcome.Delete ? Disposition.Delete : Disposition.Keep,
            request.KeepUntil.ToDateOnly("keep_until"),
            request.Reason,
            tx.Today(),
            tx.Now
        );
        var db = await tx.EntitiesAsync<PlacementsDbContext>();
        db.Add(decision);
        if (decision.Outcome == Disposition.Delete)
            await Deletion.RunAsync(decision, tx);
        await tx.SaveAsync();
        return decision.ToProto();
    }
}
