using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Retention;

internal sealed class PlaceLegalHoldRules : RequestChecks<PlaceLegalHoldRequest>
{
    protected override void Check(PlaceLegalHoldRequest request, FieldChecks checks)
    {
        checks.That(
            Enum.IsDefined(request.Kind),
            "kind",
            "must be one of the values that the API names."
        );
        if (request.Kind == RetainedKind.Unspecified)
            checks.That(
                request.ItemId.Length == 0,
                "item_id",
                "must be empty for a hold on everything."
            );
        else
            checks.Id(request.ItemId, "item_id");
        checks.That(!string.IsNullOrWhiteSpace(request.Reason), "reason", "must not be empty.");
    }
}

internal sealed partial class RetentionGrpcService
{
    /// <inheritdoc/>
    public override Task<PlaceLegalHoldResponse> PlaceLegalHold(
        PlaceLegalHoldRequest request,
        ServerCallContext context
    ) =>
        database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            async tx => new PlaceLegalHoldResponse
            {
                Hold = (await PlaceAsync(request, tx)).ToProto(),
            },
            context.CancellationToken,
            before: tx =>
            {
                if (request.ItemId.ToOptionalId("item_id") is { } item)
                    RetainedRow.RecordAccess(request.Kind, item, tx);
                return RetentionLock.TakeAsync(tx);
            }
        );

    private static async Task<Hold> PlaceAsync(PlaceLegalHoldRequest request, ServiceTransaction tx)
    {
        var item = request.ItemId.ToOptionalId("item_id");
        var db = await tx.EntitiesAsync<PlacementsDbContext>();
        // An item can also be held before it is due for review, or before it has ended.
        var isThere = request.Kind switch
        {
            RetainedKind.Submission => await tx.QuerySingleAsync<bool>(
                """
                select exists (select from placements.submission
                    where id = @item and council_id = placements.tenant_id() and purged_at is null)
                """,
                new { item }
            ),
            RetainedKind.Agreement => await db.Agreements.AnyAsync(
                agreement => agreement.Id == item,
                tx.CancellationToken
            ),
            _ => true,
        };
        if (!isThere)
            throw Fault.NotFound(RetainedRow.NameOf(request.Kind));
        var hold = new Hold(request.Kind.ToString(), item, request.Reason.Trim(), tx.Now);
        db.Add(hold);
        await tx.SaveAsync();
        return hold;
    }
}
