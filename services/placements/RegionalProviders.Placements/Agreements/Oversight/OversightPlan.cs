using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Oversight;

/// <summary>What the oversight of an unregulated placement consists of and when each part is due.</summary>
internal static class OversightPlan
{
    private const int VisitMonths = 3;
    private const int ComplianceMonths = 6;

    /// <summary>Every kind that applies, in order of number; nothing for a placement that is not unregulated.</summary>
    public static IEnumerable<OversightDue> Of(AgreementRow row, IEnumerable<LastDone> lastDone)
    {
        if (!row.Unregulated)
            return [];
        var last = lastDone.ToDictionary(done => (OversightKind)done.Kind);
        var hasEnded = row.EndedOn <= row.Today;
        return Enum.GetValues<OversightKind>()
            .Where(kind => kind != OversightKind.Unspecified && IsExpected(kind, row))
            .Select(kind =>
            {
                var done = last.GetValueOrDefault(kind);
                var due = hasEnded ? null : DueOn(kind, row.StartOn, done);
                return new OversightDue
                {
                    Kind = kind,
                    LastOn = (done?.DoneOn).ToProto(),
                    DueOn = due.ToProto(),
                    Overdue = due < row.Today,
                    ApplicationStatus = (ApplicationStatus)(done?.ApplicationStatus ?? 0),
                };
            });
    }

    private static bool IsExpected(OversightKind kind, AgreementRow row) =>
        kind
            is not (
                OversightKind.ReportDaily
                or OversightKind.ReportWeekly
                or OversightKind.ReportMonthly
            )
        || row.ReportsExpected.Contains((short)kind);

    private static DateOnly? DueOn(OversightKind kind, DateOnly start, LastDone? done)
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

    private static DateOnly? Application(DateOnly start, LastDone? done) =>
        done is null ? start
        : (ApplicationStatus)done.ApplicationStatus
            is ApplicationStatus.NotMade
                or ApplicationStatus.Made
            ? done.DoneOn.AddMonths(1)
        : null;
}
