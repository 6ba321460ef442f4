using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Regional;

/// <summary>Labels of keys, as far as this service knows them.</summary>
/// <param name="schema">The columns of the window; null if none had been published by then.</param>
/// <param name="names">Names of the providers and settings in the requested rows.</param>
internal sealed class KeyLabels(ReturnSchema? schema, RegisterNames names)
{
    private readonly Dictionary<string, string> serviceTypes =
        schema
            ?.Column(ReturnField.ProvisionType)
            ?.Values.GroupBy(value => value.Code)
            .ToDictionary(value => value.Key, value => value.First().Text)
        ?? [];

    /// <summary>The label; empty if there is none.</summary>
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
