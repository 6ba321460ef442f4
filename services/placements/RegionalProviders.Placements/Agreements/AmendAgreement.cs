using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements.Entities;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed class AmendAgreementRules : RequestChecks<AmendAgreementRequest>
{
    protected override void Check(AmendAgreementRequest request, FieldChecks checks)
    {
        checks.Id(request.Id, "id");
        checks.Day(request.EffectiveOn, "effective_on", required: true);
        checks.That(!string.IsNullOrWhiteSpace(request.Reason), "reason", "must not be empty.");
        CostLineRules.Check(request.CostLines, "cost_lines", checks);
    }
}

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<AmendAgreementResponse> AmendAgreement(
        AmendAgreementRequest request,
        ServerCallContext context
    ) =>
        database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            tx => AmendAsync(request, tx),
            context.CancellationToken
        );

    private static async Task<AmendAgreementResponse> AmendAsync(
        AmendAgreementRequest request,
        ServiceTransaction tx
    )
    {
        var agreement = await tx.LockAgreementAsync(
            request.Id.ToId("id"),
            nameof(PlacementAgreement.Schedules),
            nameof(PlacementAgreement.Outcomes)
        );
        Etag.Check(request.Etag, agreement.Version);
        var schedule = agreement.Amend(
            request.EffectiveOn.ToDateOnly("effective_on")!.Value,
            request.Reason.Trim(),
            request.CostLines,
            tx.Now
        );
        return new AmendAgreementResponse
        {
            Number = schedule.Number,
            Etag = await tx.SaveAsync(agreement),
        };
    }
}
