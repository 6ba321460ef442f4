using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
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
        database.InTransactionAsync(
            context.Principal(),
            tx => tx.OnceAsync(request.RequestId, request, () => AmendAsync(request, tx)),
            context.CancellationToken
        );

    private static async Task<AmendAgreementResponse> AmendAsync(
        AmendAgreementRequest request,
        ServiceTransaction tx
    )
    {
        var row = await AgreementRow.LockAsync(request.Id.ToId("id"), tx);
        Etag.Check(request.Etag, row.Version);
        var effectiveOn = request.EffectiveOn.ToDateOnly("effective_on")!.Value;
        if (effectiveOn < row.StartOn)
            throw Fault.Invalid("effective_on", "must not be before the placement starts.");
        if (effectiveOn >= row.EndedOn)
            throw Fault.Invalid("effective_on", "must be before the placement ended.");
        var (number, outcomes) = await tx.QuerySingleAsync<(int Number, int Outcomes)>(
            """
            select (select max(number) + 1 from placements.cost_schedule where agreement_id = @Id),
                (select count(*)::int from placements.outcome where agreement_id = @Id)
            """,
            row
        );
        CostSchedules.Check(request.CostLines, "cost_lines", row.StartOn, effectiveOn, outcomes);
        await CostSchedules.AddAsync(
            row.Id,
            number,
            effectiveOn,
            request.Reason.Trim(),
            request.CostLines,
            tx
        );
        return new AmendAgreementResponse { Number = number, Etag = await row.TouchAsync(tx) };
    }
}
