using RegionalProviders.Providers.Lists;

namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>An inspection as stored in JSON in the staging table; the SQL reads these property names.</summary>
internal sealed record StagedInspection(
    string Scale,
    string? EventNumber,
    string EventType,
    DateOnly? InspectedOn,
    DateOnly? PublishedOn,
    string? Value,
    int? Rank,
    string Band,
    IReadOnlyDictionary<string, string> Themes
)
{
    public static StagedInspection Of(InspectionRow row) =>
        new(
            ProtoEnums.Of(row.Scale).ToString(),
            row.EventNumber,
            row.EventType ?? "Inspection",
            row.Date,
            row.Published,
            row.Overall?.Judgement?.Value,
            row.Overall?.Judgement?.Rank,
            ProtoEnums.Of(row.Overall?.Band ?? Lists.Judgements.JudgementBand.None).ToString(),
            ThemesOf(row)
        );

    public bool IsUndated => InspectedOn is null && PublishedOn is null;

    private static Dictionary<string, string> ThemesOf(InspectionRow row)
    {
        var themes = new Dictionary<string, string>();
        foreach (
            var (theme, finding) in new[]
            {
                ("helped_and_protected", row.HelpedAndProtected),
                ("leaders_and_managers", row.LeadersAndManagers),
                ("outcomes_in_education", row.Education),
                ("health_services", row.Health),
                ("outcomes", row.Outcomes),
                ("quality_of_care", row.QualityOfCare),
            }
        )
        {
            if (finding?.Judgement is { } judgement)
                themes[theme] = judgement.Value;
        }
        return themes;
    }
}
