using System.Text.Json;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Imports.Staging;
using RegionalProviders.Providers.Lists.Judgements;
using RegionalProviders.Providers.V1;
using JudgementBand = RegionalProviders.Providers.V1.JudgementBand;
using JudgementScale = RegionalProviders.Providers.V1.JudgementScale;

namespace RegionalProviders.Providers.Registrations;

/// <summary>Maps rows to inspections.</summary>
internal static class InspectionMapping
{
    private static readonly string[] ThemeOrder =
    [
        "helped_and_protected",
        "leaders_and_managers",
        "outcomes_in_education",
        "health_services",
        "safe",
        "effective",
        "caring",
        "responsive",
        "well_led",
    ];

    private static readonly Dictionary<JudgementScale, Lists.Judgements.JudgementScale> Scales =
        Enum.GetValues<Lists.Judgements.JudgementScale>().ToDictionary(ProtoEnums.Of);

    /// <summary>Reads the inspection from the columns that follow the id.</summary>
    public static Inspection Read(NpgsqlDataReader row)
    {
        var scale = row.Member<JudgementScale>(5);
        var inspection = new Inspection
        {
            InspectedOn = row.Day(1).ToProto(),
            EventNumber = row.Text(2),
            EventType = row.GetString(3),
            PublishedOn = row.Day(4).ToProto(),
            Scale = scale,
            Direction = row.Member<JudgementDirection>(9),
        };
        if (!row.IsDBNull(6))
            inspection.Judgements.Add(
                new JudgementValue
                {
                    Theme = "overall",
                    Value = row.GetString(6),
                    Band = row.Member<JudgementBand>(7),
                }
            );
        inspection.Judgements.AddRange(Themes(scale, row.GetString(8)));
        return inspection;
    }

    private static IEnumerable<JudgementValue> Themes(JudgementScale scale, string json) =>
        JsonSerializer
            .Deserialize<Dictionary<string, string>>(json)!
            .OrderBy(theme =>
                Array.IndexOf(ThemeOrder, theme.Key) is var place and >= 0 ? place : int.MaxValue
            )
            .ThenBy(theme => theme.Key, StringComparer.Ordinal)
            .Select(theme => new JudgementValue
            {
                Theme = theme.Key,
                Value = theme.Value,
                Band = BandOf(scale, theme.Value),
            });

    private static JudgementBand BandOf(JudgementScale scale, string value) =>
        Scales.TryGetValue(scale, out var known)
        && JudgementScales.TryParse(known, value, out var finding)
        && finding.Judgement is { } judgement
            ? ProtoEnums.Of(judgement.Band)
            : JudgementBand.None;
}
