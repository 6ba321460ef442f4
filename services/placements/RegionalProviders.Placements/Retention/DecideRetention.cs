using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

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
    private const int MostYearsKept = 10;

    /// <inheritdoc/>
    public override Task<DecideRetentionResponse> DecideRetention(
        DecideRetentionRequest request,
        ServerCallContext context
    )
    {
        var id = request.ItemId.ToId("item_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                RetainedRow.RecordAccess(request.Kind, id, tx);
                await RetainedRow.LockAsync(tx);
                return await tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                        new DecideRetentionResponse
                        {
                            Decision = await DecideAsync(request, id, tx),
                        }
                );
            },
            context.CancellationToken
        );
    }

    private static async Task<RetentionDecision> DecideAsync(
        DecideRetentionRequest request,
        Guid id,
        ServiceTransaction tx
    )
    {
        // Whoever corrects its end meanwhile has done so before it is looked at, or waits.
        await RetainedRow.HoldAsync(request.Kind, id, tx);
        var item = await RetainedRow.ReadAsync(request.Kind, id, tx);
        var today = await tx.QuerySingleAsync<DateOnly>("select placements.today()");
        if (item.ReviewOn > today)
            throw Fault.StateConflict(
                "It has not come up for review yet: ListRetentionReviews tells the day."
            );
        var keepUntil = request.KeepUntil.ToDateOnly("keep_until");
        if (keepUntil <= today || keepUntil > today.AddYears(MostYearsKept))
            throw Fault.Invalid("keep_until", "must be after today and within ten years.");
        if (request.Outcome == RetentionOutcome.Delete && item.Held)
            throw Fault.StateConflict(
                "A legal hold stops its deletion (ListLegalHolds). Release it first, or keep the item until a day."
            );
        var decision = new DecisionRow
        {
            Id = Guid.CreateVersion7(tx.Now),
            Kind = item.Kind,
            ItemId = id,
            Outcome = (short)request.Outcome,
            KeepUntil = keepUntil,
            Reason = request.Reason.Trim(),
            DecidedAt = tx.Now,
        };
        decision = await decision.InsertAsync(tx);
        return (
            request.Outcome == RetentionOutcome.Delete
                ? await Deletion.RunAsync(decision, tx)
                : decision
        ).ToProto();
    }
}
