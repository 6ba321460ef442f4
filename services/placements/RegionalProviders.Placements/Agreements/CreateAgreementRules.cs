using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed class CreateAgreementRules : RequestChecks<CreateAgreementRequest>
{
    private const int MaxOutcomes = 50;

    // Rule 371 of the statutory return.
    private static readonly HashSet<ServiceType> From16 =
    [
        ServiceType.SupportedAccommodation,
        ServiceType.SupportedAccommodationSingle,
        ServiceType.SupportedAccommodationShared,
        ServiceType.SupportedAccommodationSharedRingFenced,
        ServiceType.SupportedLodgings,
    ];

    private static readonly HashSet<OversightKind> Reports =
    [
        OversightKind.ReportDaily,
        OversightKind.ReportWeekly,
        OversightKind.ReportMonthly,
    ];

    protected override void Check(CreateAgreementRequest request, FieldChecks checks)
    {
        if (request.Agreement is not { } agreement)
        {
            checks.That(false, "agreement", "must be given.");
            return;
        }

        CheckChild(agreement, checks);
        checks.Id(agreement.SettingId, "agreement.setting_id");
        checks.Id(agreement.OrganisationId, "agreement.organisation_id");
        checks.Known(agreement.ServiceType, "agreement.service_type");
        checks.Known(agreement.Purchase, "agreement.purchase");
        var start = checks.Day(agreement.StartOn, "agreement.start_on", required: true);
        var planned = checks.Day(agreement.PlannedEndOn, "agreement.planned_end_on");
        checks.Day(agreement.AgreedOn, "agreement.agreed_on");
        checks.That(
            start is null || planned is null || planned > start,
            "agreement.planned_end_on",
            "must be after start_on."
        );
        CheckReports(agreement, checks);
        CheckOutcomes(agreement, checks);
        CostLineRules.Check(agreement.CostLines, "agreement.cost_lines", checks);
    }

    private static void CheckChild(Agreement agreement, FieldChecks checks)
    {
        checks.That(
            ChildReference.IsPseudonym(agreement.ChildReference),
            "agreement.child_reference",
            ChildReference.Rule
        );
        checks.Known(agreement.Gender, "agreement.gender");
        checks.That(
            agreement.AgeYears is >= 0 and <= 25,
            "agreement.age_years",
            "must be from 0 to 25."
        );
        checks.That(
            !From16.Contains(agreement.ServiceType) || agreement.AgeYears >= 16,
            "agreement.age_years",
            "must be 16 or more for supported accommodation."
        );
        checks.That(
            agreement.LegalStatusCode.Length == 0
                || StatutoryCodes.LegalStatus.Contains(agreement.LegalStatusCode),
            "agreement.legal_status_code",
            $"must be one of {string.Join(", ", StatutoryCodes.LegalStatus)}, or empty."
        );
    }

    private static void CheckReports(Agreement agreement, FieldChecks checks)
    {
        var reports = agreement.ReportsExpected;
        checks.That(
            reports.All(Reports.Contains) && reports.Distinct().Count() == reports.Count,
            "agreement.reports_expected",
            "must name daily, weekly and monthly reports only, each once."
        );
        checks.That(
            agreement.Unregulated || reports.Count == 0,
            "agreement.reports_expected",
            "must be empty for a placement that is not unregulated."
        );
    }

    private static void CheckOutcomes(Agreement agreement, FieldChecks checks)
    {
        checks.That(
            agreement.Outcomes.Count <= MaxOutcomes,
            "agreement.outcomes",
            $"must have at most {MaxOutcomes} outcomes."
        );
        for (var i = 0; i < agreement.Outcomes.Count; i++)
        {
            var (outcome, path) = (agreement.Outcomes[i], $"agreement.outcomes[{i}]");
            checks.That(
                !string.IsNullOrWhiteSpace(outcome.Description),
                $"{path}.description",
                "must not be empty."
            );
            checks.Day(outcome.ReviewOn, $"{path}.review_on", required: true);
        }
    }
}
