using RegionalProviders.Placements.Regional.Disclosure;

namespace RegionalProviders.Placements.Regional;

/// <summary>A row of a table with its true figures.</summary>
internal sealed record RegionalRow(
    TableShape Shape,
    RowKey Key,
    Cell Cell,
    IReadOnlyList<RegionalPlacement> Placements
)
{
    public Money Weekly { get; } =
        Placements.Aggregate(default(Money), (sum, placement) => sum + placement.Weekly);
}
