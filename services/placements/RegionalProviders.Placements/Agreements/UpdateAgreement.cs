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
        database.InTransactionAsync(
            context.Principal(),
            tx => tx.OnceAsync(request.RequestId, request, () => UpdateAsync(request, tx)),
            context.CancellationToken
        );

    private static async Task<UpdateAgreementResponse> UpdateAsync(
        UpdateAgreementRequest request,
        ServiceTransaction tx
    )
    {
        var held = await AgreementRow.LockAsync(request.Id.ToId("id"), tx);
        Etag.Check(request.Etag, held.Version);
        if (held.EndedOn is not null)
            throw Fault.StateConflict(
                "The placement's end is recorded. Take it back with EndAgreement first, if it goes on."
            );
        var effectiveOn = request.EffectiveOn.ToDateOnly("effective_on")!.Value;
        var changed = Change(held, request);
        CheckChange(held, changed, effectiveOn);
        await tx.ExecuteAsync(
            """
            insert into placements.agreement_change (id, agreement_id, effective_on, planned_end_on, legal_status_code,
                team_reference, reason, recorded_at)
            values (@id, @agreement, @effectiveOn, @PlannedEndOn, @LegalStatusCode, @TeamReference, @reason, @Now)
            """,
            new
            {
                id = Guid.CreateVersion7(tx.Now),
                agreement = held.Id,
                effectiveOn,
                held.PlannedEndOn,
                held.LegalStatusCode,
                held.TeamReference,
                reason = request.Reason.Trim(),
                tx.Now,
            }
        );
        await tx.ExecuteAsync(
            """
            update placements.agreement
            set planned_end_on = @PlannedEndOn, legal_status_code = @LegalStatusCode, team_reference = @TeamReference
            where id = @Id
            """,
            changed
        );
        return new UpdateAgreementResponse { Etag = await held.TouchAsync(tx) };
    }

    private static AgreementRow Change(AgreementRow held, UpdateAgreementRequest request)
    {
        var paths = request.UpdateMask.Paths;
        if (paths.Contains("planned_end_on"))
            held = held with { PlannedEndOn = request.PlannedEndOn.ToDateOnly("planned_end_on") };
        if (paths.Contains("legal_status_code"))
            held = held with
            {
                LegalStatusCode =
                    request.LegalStatusCode.Length == 0 ? null : request.LegalStatusCode,
            };
        if (paths.Contains("team_reference"))
            held = held with { TeamReference = request.TeamReference.Trim() };
        return held;
    }

    private static void CheckChange(AgreementRow held, AgreementRow changed, DateOnly effectiveOn)
    {
        var checks = new FieldChecks();
        checks.That(
            effectiveOn >= held.StartOn && effectiveOn <= held.Today,
            "effective_on",
            "must not be before the placement starts, nor in the future."
        );
        checks.That(
            changed.PlannedEndOn is not { } end || end > held.StartOn,
            "planned_end_on",
            "must be after the placement's start."
        );
        // Else the approvals of an early end could be gone round.
        checks.That(
            held.PlannedEndOn is not { } planned || changed.PlannedEndOn >= planned,
            "planned_end_on",
            "must not be before the planned end that stands: a placement that ends before it is ended with EndAgreement."
        );
        if (checks.Violations.Count > 0)
            throw Fault.Invalid(checks.Violations);
    }
}
