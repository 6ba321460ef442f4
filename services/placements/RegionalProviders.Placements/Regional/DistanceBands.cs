using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Regional;

/// <summary>Distance of a placement from home, as far as it follows from the two councils.</summary>
internal static class DistanceBands
{
    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>
        {
            ["own_area"] = "In the placing authority's own area",
            ["same_region"] = "Elsewhere in its region",
            ["other_region"] = "In another region of England",
            ["outside_england"] = "Outside England",
            [RegionalPlacement.Unknown] = "Not known",
        };

    public static string Of(Council? placing, Council? host)
    {
        if (placing is null || host is null)
            return RegionalPlacement.Unknown;
        if (host.Id == placing.Id)
            return "own_area";
        if (host.Nation != Nation.England)
            return "outside_england";
        return host.Region == placing.Region ? "same_region" : "other_region";
    }
}
