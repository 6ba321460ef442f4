using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

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
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                if (request.ItemId.ToOptionalId("item_id") is { } item)
                    RetainedRow.RecordAccess(request.Kind, item, tx);
                await RetainedRow.LockAsync(tx);
                return await tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                        new PlaceLegalHoldResponse
                        {
                            Hold = (await PlaceAsync(request, tx)).ToProto(),
                        }
                );
            },
            context.CancellationToken
        );

    private static async Task<HoldRow> PlaceAsync(
        PlaceLegalHoldRequest request,
        ServiceTransaction tx
    )
    {
        var item = request.ItemId.ToOptionalId("item_id");
        // Also what has not come up for review, or is not over, can be held.
        var isThere = request.Kind switch
        {
            RetainedKind.Submission => await tx.QuerySingleAsync<bool>(
                """
                select exists (select from placements.submission
                    where id = @item and council_id = placements.tenant_id() and purged_at is null)
                """,
                new { item }
            ),
            RetainedKind.Agreement => await tx.QuerySingleAsync<bool>(
                "select exists (select from placements.agreement where id = @item)",
                new { item }
            ),
            _ => true,
        };
        if (!isThere)
            throw Fault.NotFound(RetainedRow.NameOf(request.Kind));
        return await tx.QuerySingleAsync<HoldRow>(
            $"""
            insert into placements.legal_hold (id, kind, item_id, reason, placed_at)
            values (@id, @kind, @item, @reason, @Now)
            returning {HoldRow.Columns}
            """,
            new
            {
                id = Guid.CreateVersion7(tx.Now),
                kind = (short)request.Kind,
                item,
                reason = request.Reason.Trim(),
                tx.Now,
            }
        );
    }
}
