using System.Text.Json.Nodes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Notices and the deliveries in the inbox.</summary>
internal static class NoticeShapes
{
    public static readonly Shape<Notice> Summary = Shape.Of<Notice>(
        ("Issued", row => row.IssuedAt.Text()),
        ("State", row => EnumText.Of(row.State)),
        ("Urgent", row => row.Urgent ? "yes" : null),
        ("Organisation", row => row.Organisation.Name),
        ("Settings", row => Settings(row)),
        ("Matters", row => string.Join(", ", row.Matters.Select(EnumText.Of))),
        ("Categories", row => string.Join(", ", row.Categories.Select(EnumText.Of))),
        ("Review", row => row.ReviewOn.Text()),
        ("Id", row => row.Id)
    );

    public static readonly Shape<Notice> Whole = Shape.Of<Notice>(
        ("State", row => EnumText.Of(row.State)),
        ("Urgent", row => row.Urgent ? "yes" : null),
        ("Issued", row => row.IssuedAt.Text()),
        ("Issued by council id", row => row.IssuingCouncilId),
        ("Ask", row => $"{row.ContactRole}, {row.Contact}"),
        ("Organisation", row => row.Organisation.Name),
        ("Company number", row => row.Organisation.CompanyNumber),
        ("Settings", row => Settings(row)),
        ("Host authority", row => row.HostAuthorityGss),
        ("Matters", row => string.Join(", ", row.Matters.Select(EnumText.Of))),
        ("Categories", row => string.Join(", ", row.Categories.Select(EnumText.Of))),
        ("Concern identified", row => row.ConcernIdentifiedOn.Text()),
        ("Sent to provider", row => row.SentToProviderOn.Text()),
        ("Review", row => row.ReviewOn.Text()),
        ("Contract affected", row => row.ContractAffected),
        ("Placements", row => EnumText.Of(row.PlacementAction)),
        ("Facts (members only)", row => row.Facts),
        ("Provider's comments", row => row.ProviderComments),
        ("Closes", row => row.ClosesNoticeId),
        ("Closed by", row => row.ClosedByNoticeId),
        ("Id", row => row.Id),
        ("Etag", row => row.Etag)
    );

    public static readonly Shape<NoticeVersion> Version = Shape.Of<NoticeVersion>(
        ("Version", row => row.Number.Text()),
        ("Change", row => EnumText.Of(row.Change)),
        ("At", row => row.ChangedAt.Text()),
        ("Review", row => row.ReviewOn.Text()),
        ("Note", row => row.Note),
        ("Provider's comments", row => row.ProviderComments)
    );

    public static readonly Shape<Delivery> Delivery = Shape.Of<Delivery>(
        ("Cursor", row => row.Cursor.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("Change", row => EnumText.Of(row.Change)),
        ("Affected", row => row.Affected ? "yes" : null),
        ("Urgent", row => row.Notice is { Urgent: true } ? "yes" : null),
        ("Organisation", row => row.Notice?.Organisation.Name),
        (
            "Acknowledge by",
            row => row.Work is { Outstanding: true } work ? work.DueAt.Text() : null
        ),
        ("Notice id", row => row.NoticeId)
    );

    public static readonly Shape<NoticeWork> Work = Shape.Of<NoticeWork>(
        ("Notice id", row => row.NoticeId),
        ("Due", row => row.DueAt.Text()),
        ("Acknowledged", row => row.AcknowledgedAt.Text()),
        ("Reminded", row => row.RemindedAt.Text()),
        ("Assigned to", row => row.AssignedTo)
    );

    public static readonly Shape<NoticeAction> Action = Shape.Of<NoticeAction>(
        ("Recorded", row => row.RecordedAt.Text()),
        ("Kind", row => EnumText.Of(row.Kind)),
        ("Note", row => row.Note)
    );

    public static readonly Shape<(string What, int Councils)> Outcome = Shape.Of<(
        string What,
        int Councils
    )>(
        row => new JsonObject { ["what"] = row.What, ["councils"] = row.Councils },
        ("What", row => row.What),
        ("Councils", row => row.Councils.Text())
    );

    public static readonly Shape<OverdueAcknowledgement> Overdue = Shape.Of<OverdueAcknowledgement>(
        ("Due", row => row.DueAt.Text()),
        ("Working days over", row => row.WorkingDaysOver.Text()),
        ("Urgent", row => row.Urgent ? "yes" : null),
        ("Organisation", row => row.OrganisationName),
        ("Reminded", row => row.RemindedAt.Text()),
        ("Council id", row => row.CouncilId),
        ("Notice id", row => row.NoticeId)
    );

    private static string Settings(Notice notice) =>
        notice.OrganisationWide
            ? "all"
            : string.Join(
                ", ",
                notice.Settings.Select(setting => setting.Urn.Length > 0 ? setting.Urn : setting.Id)
            );
}
