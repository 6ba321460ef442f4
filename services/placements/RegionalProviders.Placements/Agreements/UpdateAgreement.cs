using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed class UpdateAgreementRules : RequestChecks<UpdateAgreementRequest>
{
    private static readonly string[] Fields =
    [
        "planned_end_on",
        "legal_status_code",
        "team_reference",
    ];

    protected override void Check(UpdateAgreementRequest request, FieldChecks checks)
    {
        checks.Id(request.Id, "id");
        checks.Day(request.EffectiveOn, "effective_on", required: true);
        checks.That(!string.IsNullOrWhiteSpace(request.Reason), "reason", "must not be empty.");
        var paths = request.UpdateMask?.Paths ?? [];
        checks.That(
            paths.Count > 0 && paths.All(Fields.Contains),
            "update_mask",
            $"must name at least one field, of {string.Join(", ", Fields)} only."
        );
        if (paths.Contains("planned_end_on"))
            checks.Day(request.PlannedEndOn, "planned_end_on", required: true);
        if (paths.Contains("legal_status_code"))
            checks.That(
                request.LegalStatusCode.Length == 0
                    || StatutoryCodes.LegalStatus.Contains(request.LegalStatusCode),
                "legal_status_code",
                $"must be one of {string.Join(", ", StatutoryCodes.LegalStatus)}, or empty."
            );
    }
}

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<UpdateAgreementResponse> UpdateAgreement(
        UpdateAgreementRequest request,
        ServerCallContext context
    ) =>
        database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            tx => UpdateAsync(request, tx),
            context.CancellationToken
        );

    private static async Task<UpdateAgreementResponse> UpdateAsync(
        UpdateAgreementRequest request,
        ServiceTransaction tx
    )
    {
        var agreement = await tx.LockAgreementAsync(request.Id.ToId("id"));
        Etag.Check(request.Etag, agreement.Version);
        var paths = request.UpdateMask.Paths;
        agreement.Update(
            request.EffectiveOn.ToDateOnly("effective_on")!.Value,
            paths.Contains("planned_end_on")
                ? request.PlannedEndOn.ToDateOnly("planned_end_on")
                : agreement.PlannedEndOn,
            paths.Contains("legal_status_code")
                ? request.LegalStatusCode
                : agreement.LegalStatusCode,
            paths.Contains("team_reference")
                ? request.TeamReference.Trim()
                : agreement.TeamReference,
            request.Reason.Trim(),
            tx.Today(),
            tx.Now
        );
        return new UpdateAgreementResponse { Etag = await tx.SaveAsync(agreement) };
    }
}
