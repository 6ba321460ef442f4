using System.Text.Json.Nodes;
using RegionalProviders.Cli.Output;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Inspections, owners and changes in one list, ordered by day.</summary>
internal static class Timeline
{
    public static readonly Shape<Row> Shape = Output.Shape.Of<Row>(
        row => JsonValue.Create(row.What),
        ("Date", row => row.Date),
        ("Kind", row => row.Kind),
        ("What", row => row.What),
        ("Before", row => row.Before),
        ("After", row => row.After),
        ("Source", row => row.Source)
    );

    public static IReadOnlyList<Row> Of(
        IEnumerable<Inspection> inspections,
        IEnumerable<Ownership> owners,
        IEnumerable<HistoryEntry> changes
    ) =>
        [
            .. inspections
                .Select(Of)
                .Concat(owners.Select(Of))
                .Concat(changes.Select(Of))
                .OrderByDescending(row => row.Date?.Iso, StringComparer.Ordinal),
        ];

    private static Row Of(Inspection inspection)
    {
        var overall = inspection.Judgements.FirstOrDefault()?.Value;
        var direction = EnumText.Of(inspection.Direction);
        return new Row(
            inspection.InspectedOn.Text(),
            "inspection",
            inspection.EventType,
            null,
            overall is null || direction.Length == 0 ? overall : $"{overall} ({direction})",
            inspection.EventNumber
        );
    }

    private static Row Of(Ownership ownership) =>
        new(
            ownership.From.Text(),
            "owner",
            ownership.To is { } to ? $"until {to.Text()}" : "until now",
            null,
            ownership.Organisation?.Name,
            null
        );

    private static Row Of(HistoryEntry change) =>
        new(
            change.ChangedAt.Text(),
            "change",
            change.Field,
            change.OldValue,
            change.NewValue,
            change.Source
        );

    /// <summary>One entry of the timeline.</summary>
    internal sealed record Row(
        Cell? Date,
        string Kind,
        string What,
        string? Before,
        string? After,
        string? Source
    );
}
