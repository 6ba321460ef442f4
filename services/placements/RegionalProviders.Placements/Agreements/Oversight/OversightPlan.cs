using RegionalProviders.Kernel;
using RegionalProviders.Placements.Agreements.Entities;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Oversight;

/// <summary>The parts of the oversight of an unregulated placement and when each is due.</summary>
internal static class OversightPlan
{
    private const int VisitMonths = 3;
    private const int ComplianceMonths = 6;

    /// <summary>Every kind that applies, in order of its number; empty for a placement that is not unregulated.</summary>
    public static IEnumerable<OversightDue> Of(
        PlacementAgreement agreement,
        IEnumerable<LastOversight> lastDone,
        DateOnly today
    )
    {
        if (!agreement.Unregulated)
            return [];
        var last = lastDone.ToDictionary(done => done.Kind);
        var hasEnded = agreement.EndedOn <= today;
        return Enum.GetValues<OversightKind>()
            .Where(kind => kind != OversightKind.Unspecified && IsExpected(kind, agreement))
            .Select(kind =>
            {
                var done = last.GetValueOrDefault(kind);
                var due = hasEnded ? null : DueOn(kind, agreement.StartOn, done);
                return new OversightDue
                {
                    Kind = kind,
                    LastOn = (done?.DoneOn).ToProto(),
                    DueOn = due.ToProto(),
                    Overdue = due < today,
                    ApplicationStatus = done?.ApplicationStatus ?? ApplicationStatus.Unspecified,
                };
            });
    }

    private static bool IsExpected(OversightKind kind, PlacementAgreement agreement) =>
        kind
            is not (
                OversightKind.ReportDaily
                or OversightKind.ReportWeekly
                or OversightKind.ReportMonthly
            )
        || agreement.ReportsExpected.Contains(kind);

    private static DateOnly? DueOn(OversightKind kind, DateOnly start, LastOversight? done)
    {
        var from = done?.DoneOn ?? start;
        return kind switch
        {
            OversightKind.SeniorApproval or OversightKind.RegulatorNotified => done is null
                ? start
                : null,
            OversightKind.Visit => from.AddMonths(VisitMonths),
            OversightKind.ComplianceCheck => from.AddMonths(ComplianceMonths),
            OversightKind.ReportDaily => from.AddDays(1),
            OversightKind.ReportWeekly => from.AddDays(7),
            OversightKind.ReportMonthly => from.AddMonths(1),
            OversightKind.ProviderApplication => Application(start, done),
            _ => null,
        };
    }

    private static DateOnly? Application(DateOnly start, LastOversight? done) =>
        done is null ? start
        : done.ApplicationStatus is ApplicationStatus.NotMade or ApplicationStatus.Made
            ? done.DoneOn.AddMonths(1)
        : null;
}
