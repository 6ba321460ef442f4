using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Regional;

/// <summary>Keys in words, as far as this service has them.</summary>
/// <param name="schema">The columns of the window; null where none were published then.</param>
/// <param name="names">Of the providers and settings that are asked for.</param>
internal sealed class KeyLabels(ReturnSchema? schema, RegisterNames names)
{
    private readonly Dictionary<string, string> serviceTypes =
        schema
            ?.Column(ReturnField.ProvisionType)
            ?.Values.GroupBy(value => value.Code)
            .ToDictionary(value => value.Key, value => value.First().Text)
        ?? [];

    /// <summary>Empty where it has none.</summary>
    public string Of(RegionalDimension dimension, string key) =>
        dimension switch
        {
            RegionalDimension.DistanceBand => DistanceBands.Labels.GetValueOrDefault(key, ""),
            _ when key == RegionalPlacement.Unknown => "Not known",
            RegionalDimension.ServiceType => serviceTypes.GetValueOrDefault(key, ""),
            RegionalDimension.PlacingAuthority or RegionalDimension.HostAuthority =>
                CouncilDirectory.FindByGss(key)?.Name ?? "",
            _ => names.Of(dimension, key),
        };
}
