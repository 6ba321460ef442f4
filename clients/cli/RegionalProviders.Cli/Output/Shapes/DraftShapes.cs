using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Drafts of notices.</summary>
internal static class DraftShapes
{
    public static readonly Shape<NoticeDraft> Summary = Shape.Of<NoticeDraft>(
        ("Drafted", row => row.CreatedAt.Text()),
        ("State", row => EnumText.Of(row.State)),
        ("URN", row => row.Urn),
        ("Cause", row => Cause(row)),
        ("Due", row => row.State == DraftState.Waiting ? row.DueAt.Text() : null),
        ("Overdue", row => row.Overdue ? "yes" : null),
        ("Own", row => row.Own ? "yes" : null),
        ("Affected", row => row.Affected ? "yes" : null),
        ("Id", row => row.Id)
    );

    public static readonly Shape<NoticeDraft> Whole = Shape.Of<NoticeDraft>(
        ("State", row => EnumText.Of(row.State)),
        ("URN", row => row.Urn),
        ("Cause", row => Cause(row)),
        ("Inspected", row => row.InspectedOn.Text()),
        ("Published", row => row.PublishedOn.Text()),
        ("Effective", row => row.EffectiveOn.Text()),
        ("Drafted", row => row.CreatedAt.Text()),
        ("Due", row => row.DueAt.Text()),
        ("Escalated", row => row.EscalatedAt.Text()),
        ("Host council id", row => row.HostCouncilId),
        ("Councils affected", row => row.HasAffectedCouncils ? row.AffectedCouncils.Text() : null),
        ("Reason", row => row.Reason),
        ("Notice id", row => row.NoticeId),
        ("Regulatory notice id", row => row.RegulatoryNoticeId),
        ("Id", row => row.Id),
        ("Etag", row => row.Etag)
    );

    private static string Cause(NoticeDraft draft) =>
        draft.Cause == DraftCause.JudgedFailing
            ? $"{(draft.OldValue.Length > 0 ? draft.OldValue : "first")} -> {draft.NewValue}"
            : EnumText.Of(draft.Cause)
                + (
                    draft.Status == RegistrationStatus.Unspecified
                        ? ""
                        : $" ({EnumText.Of(draft.Status)})"
                );
}
