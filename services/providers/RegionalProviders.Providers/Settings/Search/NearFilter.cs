using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference.Identifiers;

namespace RegionalProviders.Providers.Settings.Search;

/// <summary>
/// A circle around the centre of a postcode area or district. The centre is the mean of the coordinates of the settings
/// there that the caller may see. A setting without coordinates is in the circle if one of the same postcode district is.
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
        var with = With(near, filter);
        // A list may withhold where a home is, and a council know its postcode.
        filter.Where(
            $"""
            s.id in (
                select id from inside
                union all
                select u.id from {ProvidersModule.Name}.setting u
                where u.latitude is null and u.postcode_district in (select postcode_district from inside)
            )
            """
        );
        return with;
    }

    /// <summary>
    /// Adds the condition on <c>s</c> that selects the settings of which nothing is known but an authority that the
    /// circle touches; returns the <c>with</c> clause that it needs.
    /// </summary>
    public static string AddUnplaced(NearPostcode near, SqlFilter filter)
    {
        var with = With(near, filter);
        filter.Where("s.latitude is null and s.postcode_district is null");
        filter.Where("s.host_authority_id in (select host_authority_id from inside)");
        return with;
    }

    // The settings with coordinates in the circle.
    private static string With(NearPostcode near, SqlFilter filter)
    {
        var around = Around(near, filter);
        var kilometres = filter.Parameter((double)near.Kilometres);
        const string latitude = "(select latitude from centre)";
        const string longitude = "(select longitude from centre)";
        // The index finds a bounding box. A degree of longitude gets shorter towards the pole, so the northern edge
        // decides its width.
        var height = $"({kilometres} / {KilometresOfADegree})";
        var width =
            $"({kilometres} / ({KilometresOfADegree} * cos(radians(least(89, {latitude} + {height})))))";
        return $"""
            with centre as materialized (
                select avg(c.latitude) as latitude, avg(c.longitude) as longitude
                from {ProvidersModule.Name}.setting c where {around}
            ),
            inside as materialized (
                select i.id, i.postcode_district, i.host_authority_id
                from {ProvidersModule.Name}.setting i
                where i.latitude between {latitude} - {height} and {latitude} + {height}
                    and i.longitude between {longitude} - {width} and {longitude} + {width}
                    and 2 * {EarthRadius} * asin(least(1, sqrt(
                        sin(radians(i.latitude - {latitude}) / 2) ^ 2
                        + cos(radians({latitude})) * cos(radians(i.latitude)) * sin(radians(i.longitude - {longitude}) / 2) ^ 2
                    ))) <= {kilometres}
            )
            """;
    }
}
