using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>A table of the catalogue.</summary>
internal sealed record TableShape(
    RegionalTable Table,
    string Title,
    IReadOnlyList<RegionalDimension> Dimensions
)
{
    /// <summary>
    /// True only for tables that have no sums in common but the region's total: contributions are rarer than
    /// placements.
    /// </summary>
    public bool HasContributions { get; init; }

    /// <summary>The value of one of its rows to readers, relative to a row of the same size in another table.</summary>
    public required int Weight { get; init; }

    public bool IsByPlacingAuthority => Dimensions.Contains(RegionalDimension.PlacingAuthority);

    public RowKey KeyOf(RegionalPlacement placement) =>
        Dimensions switch
        {
            [] => new("", ""),
            [var one] => new(placement.Key(one), ""),
            [var one, var two] => new(placement.Key(one), placement.Key(two)),
            _ => throw new InvalidOperationException("A table has two dimensions at most."),
        };

    public RegionalTableDescription ToProto() =>
        new()
        {
            Table = Table,
            Title = Title,
            Dimensions = { Dimensions },
            HasContributions = HasContributions,
        };
}

/// <summary>
/// Keys of a row, in the order of the table's dimensions; empty for a dimension that the table does not have.
/// </summary>
internal readonly record struct RowKey(string First, string Second);
