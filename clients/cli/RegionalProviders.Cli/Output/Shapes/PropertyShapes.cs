using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>The property-standards checklist and checks against it.</summary>
internal static class PropertyShapes
{
    public static readonly Shape<PropertyStandard> Standard = Shape.Of<PropertyStandard>(
        ("Code", standard => standard.Code),
        ("Area", standard => standard.Area),
        ("Description", standard => standard.Description)
    );

    public static readonly Shape<PropertyCheck> Check = Shape.Of<PropertyCheck>(
        ("Checked", check => check.CheckedOn.Text()),
        ("Not met", check => check.NotMetCount.Text()),
        ("Unanswered", check => check.UnansweredCount.Text()),
        ("Council id", check => check.CouncilId),
        ("Id", check => check.Id)
    );

    /// <summary>One item of the checklist with its outcome; blank if the check does not answer it.</summary>
    public static readonly Shape<(PropertyStandard Standard, PropertyCheckItem? Item)> Answer =
        Shape.Of<(PropertyStandard Standard, PropertyCheckItem? Item)>(
            row => JsonText.Of(row.Standard),
            ("Code", row => row.Standard.Code),
            ("Outcome", row => row.Item is { } item ? EnumText.Of(item.Outcome) : null),
            ("Note", row => row.Item?.Note),
            ("Description", row => row.Standard.Description)
        );
}
