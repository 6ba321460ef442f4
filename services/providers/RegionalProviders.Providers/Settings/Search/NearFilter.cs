using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference.Identifiers;

namespace RegionalProviders.Providers.Settings.Search;

/// <summary>
/// A circle around the centre of a postcode area or district. The centre is the mean of the coordinates of the settings
/// there that the caller may see.
/// </summary>
internal static class NearFilter
{
    private const string KilometresOfADegree = "111.195";
    private const string EarthRadius = "6371.009";

    /// <summary>A condition on <c>c</c> that selects the settings whose mean position is the centre.</summary>
    private static string Around(NearPostcode near, SqlFilter filter) =>
        Postcode.Area(near.PostcodeArea) is { } area
            ? $"c.postcode_area = {filter.Parameter(area)} and c.latitude is not null"
            : $"c.postcode_district = {filter.Parameter(Postcode.District(near.PostcodeArea)!)} and c.latitude is not null";

    /// <summary>A statement that checks whether there is a centre.</summary>
    public static SqlStatement HasCentre(NearPostcode near, Action<bool> tell)
    {
        var filter = new SqlFilter();
        var sql =
            $"select exists (select from {ProvidersModule.Name}.setting c where {Around(near, filter)})";
        return new SqlStatement(sql, filter.Parameters, row => tell(row.GetBoolean(0)));
    }

    /// <summary>Adds the condition on <c>s</c>; returns the <c>with</c> clause that it needs.</summary>
    public static string Add(NearPostcode near, SqlFilter filter)
    {
        var with = $"""
            with centre as materialized (
                select avg(c.latitude) as latitude, avg(c.longitude) as longitude
                from {ProvidersModule.Name}.setting c where {Around(near, filter)}
            )
            """;
        var kilometres = filter.Parameter((double)near.Kilometres);
        const string latitude = "(select latitude from centre)";
        const string longitude = "(select longitude from centre)";
        // The index finds a bounding box. A degree of longitude gets shorter towards the pole, so the northern edge
        // decides its width.
        var height = $"({kilometres} / {KilometresOfADegree})";
        var width =
            $"({kilometres} / ({KilometresOfADegree} * cos(radians(least(89, {latitude} + {height})))))";
        filter.Where($"s.latitude between {latitude} - {height} and {latitude} + {height}");
        filter.Where($"s.longitude between {longitude} - {width} and {longitude} + {width}");
        filter.Where(
            $"""
            2 * {EarthRadius} * asin(least(1, sqrt(
                sin(radians(s.latitude - {latitude}) / 2) ^ 2
                + cos(radians({latitude})) * cos(radians(s.latitude)) * sin(radians(s.longitude - {longitude}) / 2) ^ 2
            ))) <= {kilometres}
            """
        );
        return with;
    }
}
