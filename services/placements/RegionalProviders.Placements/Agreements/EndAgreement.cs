using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements.Entities;
using RegionalProviders.Placements.Positions;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed class EndAgreementRules : RequestChecks<EndAgreementRequest>
{
    protected override void Check(EndAgreementRequest request, FieldChecks checks)
    {
        checks.Id(request.Id, "id");
        checks.Day(request.EndedOn, "ended_on", required: !request.Correction);
        if (request.EndedOn is null)
            checks.That(
                request.EndReasonCode.Length == 0,
                "end_reason_code",
                "must be empty where an end is taken back."
            );
        else
            checks.That(
                StatutoryCodes.EndReason.Contains(request.EndReasonCode),
                "end_reason_code",
                $"must be one of {string.Join(", ", StatutoryCodes.EndReason)}."
            );
    }
}

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<EndAgreementResponse> EndAgreement(
        EndAgreementRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var agreement = await tx.LockAgreementAsync(
                    request.Id.ToId("id"),
                    nameof(PlacementAgreement.Approvals)
                );
                Etag.Check(request.Etag, agreement.Version);
                var endedOn = request.EndedOn.ToDateOnly("ended_on");
                agreement.End(
                    endedOn,
                    request.EndReasonCode,
                    request.Correction,
                    tx.Today(),
                    tx.Now
                );
                var etag = await tx.SaveAsync(agreement);
                await PositionCount.ChangedAsync(agreement.SettingId, endedOn, tx);
                return new EndAgreementResponse { Etag = etag };
            },
            context.CancellationToken
        );
}
