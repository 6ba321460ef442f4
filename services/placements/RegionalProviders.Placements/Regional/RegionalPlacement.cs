using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>A placement as counted in the tables, without any data about the child.</summary>
internal sealed record RegionalPlacement
{
    /// <summary>Used in place of an unknown key.</summary>
    public const string Unknown = "-";

    public required string Provider { get; init; }
    public required string Setting { get; init; }
    public required string ServiceType { get; init; }
    public required string PlacingAuthority { get; init; }
    public required string HostAuthority { get; init; }
    public required string DistanceBand { get; init; }
    public required Money Weekly { get; init; }

    public string Key(RegionalDimension dimension) =>
        dimension switch
        {
            RegionalDimension.Provider => Provider,
            RegionalDimension.Setting => Setting,
            RegionalDimension.ServiceType => ServiceType,
            RegionalDimension.PlacingAuthority => PlacingAuthority,
            RegionalDimension.HostAuthority => HostAuthority,
            RegionalDimension.DistanceBand => DistanceBand,
            _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
        };
}
