using System.Globalization;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Regional tables. A figure that is suppressed is shown as <c>*</c>, one that there is none of as nothing.</summary>
internal static class RegionalShapes
{
    private const string Suppressed = "*";
    private const string Unknown = "-";

    public static readonly Shape<RegionalTableDescription> Table =
        Shape.Of<RegionalTableDescription>(
            ("Table", row => EnumText.Of(row.Table)),
            ("Title", row => row.Title),
            ("Contributions", row => row.HasContributions ? "yes" : null)
        );

    public static readonly Shape<RegionalPublication> Publication = Shape.Of<RegionalPublication>(
        ("Year", row => row.Year.Text()),
        ("Published", row => row.PublishedAt.Text()),
        ("Councils", row => row.CouncilCount.Text()),
        ("Withheld", row => row.Withheld ? "yes: too small" : null),
        ("Window id", row => row.WindowId)
    );

    public static readonly Shape<RegionalTableRow> Row = Shape.Of<RegionalTableRow>(
        ("Row", row => Key(row, 0)),
        ("By", row => Key(row, 1)),
        ("Placements", row => Placements(row.Figures)),
        ("Last year", row => row.LastYear is null ? null : Placements(row.LastYear)),
        (
            "Change",
            row => row.Change is { HasPlacements: true } change ? Signed(change.Placements) : null
        ),
        ("Weekly", row => Cost(row.Figures)),
        ("Mean weekly", row => Mean(row.Figures)),
        ("Mean last year", row => row.LastYear is null ? null : Mean(row.LastYear)),
        (
            "Social care",
            row => row.Figures.HasSocialCarePence ? Pounds(row.Figures.SocialCarePence) : null
        ),
        (
            "Education",
            row => row.Figures.HasEducationPence ? Pounds(row.Figures.EducationPence) : null
        ),
        ("Health", row => row.Figures.HasHealthPence ? Pounds(row.Figures.HealthPence) : null)
    );

    private static string? Key(RegionalTableRow row, int at) =>
        row.Keys.ElementAtOrDefault(at) switch
        {
            null => at == 0 ? "All" : null,
            { Label: "" } key => key.Key,
            // Homes of one name are many.
            { Dimension: RegionalDimension.Setting, Key: not Unknown } key =>
                $"{key.Label} ({key.Key})",
            var key => key.Label,
        };

    private static string Placements(RegionalFigures figures) =>
        figures.HasPlacements ? figures.Placements.Text() : Suppressed;

    private static string Cost(RegionalFigures figures) =>
        figures.HasWeeklyCostPence ? Pounds(figures.WeeklyCostPence) : Suppressed;

    private static string? Mean(RegionalFigures figures) =>
        figures.HasMeanWeeklyCostPence ? Pounds(figures.MeanWeeklyCostPence)
        : figures.HasPlacements ? null
        : Suppressed;

    private static string Signed(int number) =>
        number.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private static string Pounds(long pence) =>
        (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
