using RegionalProviders.Placements.V1;
using static RegionalProviders.Placements.V1.RegionalDimension;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// The tables that are published of every window, and how their rows add up. A fixed list, so that suppression is decided
/// for all of them together: a table that were asked for freely could be compared with these.
/// </summary>
internal static class Catalogue
{
    public static IReadOnlyList<TableShape> Tables { get; } =
    [
        new(RegionalTable.Region, "All placements", []) { HasContributions = true },
        new(RegionalTable.Provider, "Placements by provider", [Provider])
        {
            AddsUpTo = [RegionalTable.Region],
        },
        new(RegionalTable.Setting, "Placements by setting", [Setting])
        {
            // The register says whose a setting is and where it lies.
            AddsUpTo = [RegionalTable.Provider, RegionalTable.HostAuthority],
        },
        new(RegionalTable.ServiceType, "Placements by service type", [ServiceType])
        {
            HasContributions = true,
            AddsUpTo = [RegionalTable.Region],
        },
        new(RegionalTable.PlacingAuthority, "Placements by placing authority", [PlacingAuthority])
        {
            HasContributions = true,
            AddsUpTo = [RegionalTable.Region],
        },
        new(RegionalTable.HostAuthority, "Placements by host authority", [HostAuthority])
        {
            AddsUpTo = [RegionalTable.Region],
        },
        new(RegionalTable.DistanceBand, "Placements by distance band", [DistanceBand])
        {
            AddsUpTo = [RegionalTable.Region],
        },
        new(
            RegionalTable.ServiceTypeByPlacingAuthority,
            "Placements by service type and placing authority",
            [ServiceType, PlacingAuthority]
        )
        {
            AddsUpTo = [RegionalTable.ServiceType, RegionalTable.PlacingAuthority],
        },
        new(
            RegionalTable.ProviderByServiceType,
            "Placements by provider and service type",
            [Provider, ServiceType]
        )
        {
            AddsUpTo = [RegionalTable.Provider, RegionalTable.ServiceType],
        },
        new(
            RegionalTable.HostByPlacingAuthority,
            "Placements by host authority and placing authority",
            [HostAuthority, PlacingAuthority]
        )
        {
            // Where host and placing authority lie, and so the distance band, everybody knows.
            AddsUpTo =
            [
                RegionalTable.HostAuthority,
                RegionalTable.PlacingAuthority,
                RegionalTable.PlacingAuthorityByDistanceBand,
            ],
        },
        new(
            RegionalTable.ServiceTypeByDistanceBand,
            "Placements by service type and distance band",
            [ServiceType, DistanceBand]
        )
        {
            AddsUpTo = [RegionalTable.ServiceType, RegionalTable.DistanceBand],
        },
        new(
            RegionalTable.PlacingAuthorityByDistanceBand,
            "Placements by placing authority and distance band",
            [PlacingAuthority, DistanceBand]
        )
        {
            AddsUpTo = [RegionalTable.PlacingAuthority, RegionalTable.DistanceBand],
        },
    ];

    /// <summary>What <see cref="Has"/> asks for.</summary>
    public const string TableRule =
        "must be a table of the catalogue; ListRegionalTables has them.";

    public static bool Has(RegionalTable table) => Tables.Any(shape => shape.Table == table);

    public static TableShape Find(RegionalTable table) =>
        Tables.First(shape => shape.Table == table);
}
