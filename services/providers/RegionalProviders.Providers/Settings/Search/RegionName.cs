using RegionalProviders.Reference;

namespace RegionalProviders.Providers.Settings.Search;

/// <summary>Regions as callers write them. Lists have regions of their own as well, so an unknown one is no error.</summary>
internal static class RegionName
{
    private static readonly Dictionary<string, string> Known = CouncilDirectory
        .All.Select(council => council.Region?.Name ?? council.Nation.ToString())
        .Distinct()
        .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The official spelling, where there is one.</summary>
    public static string Of(string name) => Known.GetValueOrDefault(name.Trim(), name.Trim());
}
