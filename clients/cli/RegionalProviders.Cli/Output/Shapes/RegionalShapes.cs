using System.Globalization;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>
/// Regional tables, with the marks of their export: a suppressed figure is <c>*</c>, a figure of a year that is withheld
/// as a whole is <c>withheld</c>, and a figure that does not exist is blank.
/// </summary>
internal static class RegionalShapes
{
    private const string Suppressed = "*";
    private const string Withheld = "withheld";
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

    /// <summary>Rows of a table.</summary>
    /// <param name="year">The publication that the rows belong to.</param>
    /// <param name="before">The publication of the year before; null if there is none.</param>
    public static Shape<RegionalTableRow> Row(RegionalPublication year, RegionalPublication? before)
    {
        var absent = year.Withheld ? Withheld : Suppressed;
        var absentBefore = before is { Withheld: true } ? Withheld : Suppressed;
        return Shape.Of<RegionalTableRow>(
            ("Row", row => Key(row, 0)),
            ("By", row => Key(row, 1)),
            ("Placements", row => Placements(row.Figures, absent)),
            (
                "Last year",
                row => row.LastYear is null ? null : Placements(row.LastYear, absentBefore)
            ),
            (
                "Change",
                row =>
                    row.Change is { HasPlacements: true } change ? Signed(change.Placements) : null
            ),
            ("Weekly", row => Cost(row.Figures, absent)),
            ("Mean weekly", row => Mean(row.Figures, absent)),
            (
                "Mean last year",
                row => row.LastYear is null ? null : Mean(row.LastYear, absentBefore)
            ),
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
    }

    private static string? Key(RegionalTableRow row, int at) =>
        row.Keys.ElementAtOrDefault(at) switch
        {
            null => at == 0 ? "All" : null,
            { Label: "" } key => key.Key,
            // Many homes share a name, so the key is shown too.
            { Dimension: RegionalDimension.Setting, Key: not Unknown } key =>
                $"{key.Label} ({key.Key})",
            var key => key.Label,
        };

    private static string Placements(RegionalFigures figures, string absent) =>
        figures.HasPlacements ? figures.Placements.Text() : absent;

    private static string Cost(RegionalFigures figures, string absent) =>
        figures.HasWeeklyCostPence ? Pounds(figures.WeeklyCostPence) : absent;

    private static string? Mean(RegionalFigures figures, string absent) =>
        figures.HasMeanWeeklyCostPence ? Pounds(figures.MeanWeeklyCostPence)
        : figures.HasPlacements ? null
        : absent;

    private static string Signed(int number) =>
        number.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private static string Pounds(long pence) =>
        (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
