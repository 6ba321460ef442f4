using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>A table of the catalogue.</summary>
internal sealed record TableShape(
    RegionalTable Table,
    string Title,
    IReadOnlyList<RegionalDimension> Dimensions
)
{
    /// <summary>Only in tables that share nothing but the sum: contributions are rarer than placements.</summary>
    public bool HasContributions { get; init; }

    /// <summary>The tables of which each row is the sum of rows of this one.</summary>
    public IReadOnlyList<RegionalTable> AddsUpTo { get; init; } = [];

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

/// <summary>Keys of a row, in the order of the table's dimensions; empty for those that it does not have.</summary>
internal readonly record struct RowKey(string First, string Second);
