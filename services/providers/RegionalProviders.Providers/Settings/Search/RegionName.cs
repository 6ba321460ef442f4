using RegionalProviders.Reference;

namespace RegionalProviders.Providers.Settings.Search;

/// <summary>
/// Regions as callers write them. Lists also have regions of their own, so an unknown name is not an error.
/// </summary>
internal static class RegionName
{
    private static readonly Dictionary<string, string> Known = CouncilDirectory
        .All.Select(council => council.Region?.Name ?? council.Nation.ToString())
        .Distinct()
        .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The official spelling, if there is one.</summary>
    public static string Of(string name) => Known.GetValueOrDefault(name.Trim(), name.Trim());
}
