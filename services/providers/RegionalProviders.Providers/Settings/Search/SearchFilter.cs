using RegionalProviders.Kernel;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Providers.Settings.Search;

/// <summary>
/// The criteria of a search as SQL. Each statement creates its own filter and then adds its own conditions.
/// </summary>
internal static class SearchFilter
{
    // A list without a status column (CQC's) still shows that the registration exists.
    private const string RunningOrUnknown =
        "(s.status is null or s.status in ('Unspecified', 'Active', 'Suspended'))";

    /// <summary>
    /// The from clause: settings as <c>s</c> and, for a search by name, matches as <c>m</c>, whose score ranks them.
    /// </summary>
    public static string From(SearchSettingsRequest request, SqlFilter filter) =>
        NameQuery.Of(request.Query) is { } name
            ? $"""
                {ProvidersModule.Name}.settings_named({filter.Parameter(
                    name.Text
                )}, {filter.Parameter(name.Words)},
                    {filter.Parameter(name.UrnFrom)}, {filter.Parameter(name.UrnTo)}) m
                join {ProvidersModule.Name}.setting s on s.id = m.id
                """
            : $"{ProvidersModule.Name}.setting s";

    /// <summary>Adds the conditions on <c>s</c>.</summary>
    public static void Add(SearchSettingsRequest request, SqlFilter filter)
    {
        filter.Where(RegistrationSql.MayRead);
        if (!request.IncludeWithdrawn)
            filter.Where("not s.withdrawn");
        if (request.Statuses.Count == 0)
            filter.Where(RunningOrUnknown);
        else
            filter.WhereOneOf("s.status", Names(request.Statuses));
        filter.WhereOneOf("s.service_type", Names(request.ServiceTypes));
        filter.WhereOneOf("s.band", Names(request.Bands));
        filter.WhereOneOf("s.region", [.. request.Regions.Select(RegionName.Of).Distinct()]);
        filter.WhereOneOf("s.host_authority_id", Authorities(request.HostAuthorityGss));
        if (NameQuery.Of(request.Organisation) is { } owner)
            filter.Where(
                $"s.owner_id = any (array(select {ProvidersModule.Name}.organisations_named({filter.Parameter(owner.Words)})))"
            );
        if (request.PlacesMin > 0)
            filter.Where($"s.places >= {filter.Parameter(request.PlacesMin)}");
        if (request.PlacesMax > 0)
            filter.Where($"s.places <= {filter.Parameter(request.PlacesMax)}");
        if (request.HasVacancies)
            filter.Where("s.vacancies > 0");
        if (request.InspectedFrom.ToDateOnly("inspected_from") is { } from)
            filter.Where($"s.last_inspected_on >= {filter.Parameter(from)}");
        if (request.InspectedTo.ToDateOnly("inspected_to") is { } to)
            filter.Where($"s.last_inspected_on <= {filter.Parameter(to)}");
    }

    private static string[] Names<T>(IEnumerable<T> values)
        where T : struct, Enum => [.. values.Select(value => value.ToString()).Distinct()];

    private static Guid[] Authorities(IEnumerable<string> codes) =>
        [.. codes.Select(code => CouncilDirectory.FindByGss(code)!.Id).Distinct()];
}
