using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>A row of a table with the figures of two years, as queries return it.</summary>
internal sealed record FigureRow
{
    public string FirstKey { get; init; } = "";
    public string SecondKey { get; init; } = "";
    public bool IsHere { get; init; }
    public int? Placements { get; init; }
    public long? WeeklyPence { get; init; }
    public long? SocialCarePence { get; init; }
    public long? EducationPence { get; init; }
    public long? HealthPence { get; init; }
    public bool WasThere { get; init; }
    public int? LastPlacements { get; init; }
    public long? LastWeeklyPence { get; init; }
    public long? LastSocialCarePence { get; init; }
    public long? LastEducationPence { get; init; }
    public long? LastHealthPence { get; init; }

    /// <summary>The key of the table's first (0) or second (1) dimension.</summary>
    public string Key(int dimension) => dimension == 0 ? FirstKey : SecondKey;

    // A row that is missing from a publication either counts 0 or is suppressed; readers are not told which.
    public RegionalTableRow ToProto(TableShape shape, KeyLabels labels, PublicationRow? before)
    {
        var row = new RegionalTableRow
        {
            Keys =
            {
                shape
                    .Dimensions.Zip(new[] { FirstKey, SecondKey })
                    .Select(key => new RegionalKey
                    {
                        Dimension = key.First,
                        Key = key.Second,
                        Label = labels.Of(key.First, key.Second),
                    }),
            },
            Figures = IsHere
                ? Figures(Placements, WeeklyPence, SocialCarePence, EducationPence, HealthPence)
                : new RegionalFigures(),
        };
        if (before is null)
            return row;
        row.LastYear = WasThere
            ? Figures(
                LastPlacements,
                LastWeeklyPence,
                LastSocialCarePence,
                LastEducationPence,
                LastHealthPence
            )
            : new RegionalFigures();
        row.Change = Change(row.Figures, row.LastYear);
        return row;
    }

    private static RegionalFigures Figures(
        int? placements,
        long? weekly,
        long? socialCare,
        long? education,
        long? health
    )
    {
        var figures = new RegionalFigures();
        if (placements is { } count)
            figures.Placements = count;
        if (weekly is { } pence)
            figures.WeeklyCostPence = pence;
        if (placements is { } of && of > 0 && weekly is { } cost)
            figures.MeanWeeklyCostPence = ((2 * cost) + of) / (2 * of);
        if (socialCare is { } social)
            figures.SocialCarePence = social;
        if (education is { } school)
            figures.EducationPence = school;
        if (health is { } care)
            figures.HealthPence = care;
        return figures;
    }

    private static RegionalChange Change(RegionalFigures now, RegionalFigures then)
    {
        var change = new RegionalChange();
        if (now.HasPlacements && then.HasPlacements)
            change.Placements = now.Placements - then.Placements;
        if (now.HasWeeklyCostPence && then.HasWeeklyCostPence)
            change.WeeklyCostPence = now.WeeklyCostPence - then.WeeklyCostPence;
        if (now.HasMeanWeeklyCostPence && then.HasMeanWeeklyCostPence)
            change.MeanWeeklyCostPence = now.MeanWeeklyCostPence - then.MeanWeeklyCostPence;
        return change;
    }
}
