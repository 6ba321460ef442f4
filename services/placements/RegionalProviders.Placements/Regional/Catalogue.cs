using RegionalProviders.Placements.V1;
using static RegionalProviders.Placements.V1.RegionalDimension;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// The tables that are published for every window, and how their rows add up. The list is fixed so that suppression is
/// decided for all of them together: the result of a free query could be compared with these tables.
/// </summary>
internal static class Catalogue
{
    public static IReadOnlyList<TableShape> Tables { get; } =
    [
        new(RegionalTable.Region, "All placements", []) { Weight = 10000, HasContributions = true },
        new(RegionalTable.Provider, "Placements by provider", [Provider]) { Weight = 4 },
        new(RegionalTable.Setting, "Placements by setting", [Setting]) { Weight = 2 },
        new(RegionalTable.ServiceType, "Placements by service type", [ServiceType])
        {
            Weight = 40,
            HasContributions = true,
        },
        new(RegionalTable.PlacingAuthority, "Placements by placing authority", [PlacingAuthority])
        {
            Weight = 40,
            HasContributions = true,
        },
        new(RegionalTable.HostAuthority, "Placements by host authority", [HostAuthority])
        {
            Weight = 10,
        },
        new(RegionalTable.DistanceBand, "Placements by distance band", [DistanceBand])
        {
            Weight = 40,
        },
        new(
            RegionalTable.ServiceTypeByPlacingAuthority,
            "Placements by service type and placing authority",
            [ServiceType, PlacingAuthority]
        )
        {
            Weight = 4,
        },
        new(
            RegionalTable.ProviderByServiceType,
            "Placements by provider and service type",
            [Provider, ServiceType]
        )
        {
            Weight = 1,
        },
        new(
            RegionalTable.HostByPlacingAuthority,
            "Placements by host authority and placing authority",
            [HostAuthority, PlacingAuthority]
        )
        {
            Weight = 1,
        },
        new(
            RegionalTable.ServiceTypeByDistanceBand,
            "Placements by service type and distance band",
            [ServiceType, DistanceBand]
        )
        {
            Weight = 4,
        },
        new(
            RegionalTable.PlacingAuthorityByDistanceBand,
            "Placements by placing authority and distance band",
            [PlacingAuthority, DistanceBand]
        )
        {
            Weight = 2,
        },
    ];

    /// <summary>The error text for a table that <see cref="Has"/> does not find.</summary>
    public const string TableRule =
        "must be a table of the catalogue; ListRegionalTables has them.";

    public static bool Has(RegionalTable table) => Tables.Any(shape => shape.Table == table);

    public static TableShape Find(RegionalTable table) =>
        Tables.First(shape => shape.Table == table);
}
