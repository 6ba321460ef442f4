using System.Collections.Frozen;

namespace RegionalProviders.Placements.Returns;

/// <summary>The properties of a placement type that rules depend on, from <c>types.csv</c>.</summary>
internal sealed record PlacementTypeFacts(
    string Family,
    UrnRequirement Urn,
    FrozenSet<RegisteredService> Services,
    DateOnly UrnNeededFrom
);

/// <summary>Whether a placement of the type has a registration number, and whose it is.</summary>
internal enum UrnRequirement
{
    Optional,
    Establishment,
    Provider,
    Forbidden,
}

/// <summary>The census's types of provision and the statutory placement types.</summary>
internal static class PlacementTypes
{
    private static readonly FrozenDictionary<string, PlacementTypeFacts> Facts = CodeFile
        .Rows("types.csv")
        .ToFrozenDictionary(
            row => row[0],
            row => new PlacementTypeFacts(
                row[1],
                Enum.Parse<UrnRequirement>(row[2]),
                row[3]
                    .Split('|', StringSplitOptions.RemoveEmptyEntries)
                    .Select(Enum.Parse<RegisteredService>)
                    .ToFrozenSet(),
                CodeFile.Day(row[4], DateOnly.MinValue)
            )
        );

    public static PlacementTypeFacts? Of(ReturnRow row) =>
        (row.PlacementType ?? row.ProvisionType) is { } code
        && Facts.TryGetValue(code, out var facts)
            ? facts
            : null;

    public static bool ByProvider(string? provisionType) =>
        provisionType is not null
        && Facts.TryGetValue(provisionType, out var facts)
        && facts.Urn == UrnRequirement.Provider;
}
