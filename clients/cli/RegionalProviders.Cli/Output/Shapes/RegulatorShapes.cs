using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Notices from regulators, and what the council decided.</summary>
internal static class RegulatorShapes
{
    public static readonly Shape<RegulatoryNotice> Summary = Shape.Of<RegulatoryNotice>(
        ("Decided", row => row.DecidedOn.Text()),
        ("Type", row => EnumText.Of(row.Type)),
        ("URN", row => row.Urn),
        ("From", row => row.EffectiveOn.Text()),
        ("Until", row => row.EndsOn.Text()),
        ("State", row => State(row)),
        ("Placements", row => EnumText.Of(row.Standing)),
        ("Id", row => row.Id)
    );

    public static readonly Shape<RegulatoryNotice> Whole = Shape.Of<RegulatoryNotice>(
        ("Type", row => EnumText.Of(row.Type)),
        ("URN", row => row.Urn),
        ("Setting id", row => row.SettingId),
        ("Paragraph", row => row.Paragraph),
        ("Decided", row => row.DecidedOn.Text()),
        ("From", row => row.EffectiveOn.Text()),
        ("Until", row => row.EndsOn.Text()),
        ("State", row => State(row)),
        ("Reason (members only)", row => row.Reason),
        ("Takes the place of", row => row.SupersedesId),
        ("Recorded", row => row.RecordedAt.Text()),
        ("Id", row => row.Id)
    );

    public static readonly Shape<PlacementReview> Review = Shape.Of<PlacementReview>(
        ("Decision", row => EnumText.Of(row.Decision)),
        ("Note", row => row.Note),
        ("Recorded", row => row.RecordedAt.Text()),
        ("Id", row => row.Id)
    );

    private static string? State(RegulatoryNotice notice) =>
        notice.InForce ? "in force"
        : notice.EndedUnresolved ? "ended, not known to be lifted"
        : notice.SupersededById.Length > 0 ? "superseded"
        : null;
}
