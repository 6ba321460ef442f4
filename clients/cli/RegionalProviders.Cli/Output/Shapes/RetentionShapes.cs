using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Retention reviews, retention decisions and legal holds.</summary>
internal static class RetentionShapes
{
    public static readonly Shape<RetentionReview> Review = Shape.Of<RetentionReview>(
        ("Review", row => row.ReviewOn.Text()),
        ("Kind", row => EnumText.Of(row.Kind)),
        ("Year", row => row.Year.Text()),
        ("Rows", row => row.RowCount.TextUnlessZero()),
        ("Held", row => row.Held ? "yes" : null),
        ("Id", row => row.ItemId)
    );

    public static readonly Shape<RetentionDecision> Decision = Shape.Of<RetentionDecision>(
        ("Decided", row => row.DecidedAt.Text()),
        ("By", row => row.DecidedBy),
        ("What", row => EnumText.Of(row.Outcome)),
        ("Until", row => row.KeepUntil.Text()),
        ("Records deleted", row => row.RecordsDeleted.TextUnlessZero()),
        ("Kind", row => EnumText.Of(row.Kind)),
        ("Of", row => row.ItemId),
        ("Reason", row => row.Reason)
    );

    public static readonly Shape<LegalHold> Hold = Shape.Of<LegalHold>(
        ("Placed", row => row.PlacedAt.Text()),
        ("By", row => row.PlacedBy),
        ("Kind", row => row.Kind == RetainedKind.Unspecified ? "all" : EnumText.Of(row.Kind)),
        ("Of", row => row.ItemId),
        ("Reason", row => row.Reason),
        ("Released", row => row.ReleasedAt.Text()),
        ("Because", row => row.ReleaseReason),
        ("Id", row => row.Id)
    );

    public static Option<RetainedKind> Kind() =>
        Choice.One<RetainedKind>("--kind", "A submission or an agreement.");
}
