using RegionalProviders.Placements.Regional.Disclosure;

namespace RegionalProviders.Placements.Regional;

/// <summary>A row of a table with its true figures.</summary>
internal sealed record RegionalRow(RowKey Key, Cell Cell)
{
    public TableShape Shape => Cell.Shape;

    public Money Weekly { get; } =
        Cell.Units.Aggregate(default(Money), (sum, unit) => sum + unit.Weekly);
}
