using Npgsql;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings.Search;

/// <summary>
/// Counts over all matches. A match without a value (no known region, no registration) counts under the empty value, so
/// that the counts of every facet add up to the total.
/// </summary>
internal sealed class SearchFacets
{
    // Results of grouping(), one bit for each of the five columns, the first column highest: a bit is 0 for the column
    // that the row is grouped by and 1 for the others.
    private const int ByServiceType = 0b01111;
    private const int ByRegion = 0b10111;
    private const int ByHostAuthority = 0b11011;
    private const int ByBand = 0b11101;
    private const int ByStatus = 0b11110;

    private static readonly (int What, string Name)[] Facets =
    [
        (ByServiceType, "service_type"),
        (ByRegion, "region"),
        (ByHostAuthority, "host_authority"),
        (ByBand, "band"),
        (ByStatus, "status"),
    ];

    private readonly List<(int What, string Value, int Count)> counts = [];

    /// <summary>Number of all matches.</summary>
    public int Total { get; private set; }

    /// <summary>Reads a row of the statement.</summary>
    public void Take(NpgsqlDataReader row)
    {
        var what = row.GetInt32(0);
        var count = row.GetInt32(6);
        switch (what)
        {
            case ByServiceType:
                counts.Add((what, EnumLabels.Of(row.Member<ServiceType>(1)), count));
                break;
            case ByRegion:
                counts.Add((what, row.Text(2), count));
                break;
            case ByHostAuthority:
                counts.Add((what, row.Text(3), count));
                break;
            case ByBand:
                counts.Add((what, EnumLabels.Of(row.Member<JudgementBand>(4)), count));
                break;
            case ByStatus:
                var status = row.IsDBNull(5)
                    ? ""
                    : EnumLabels.Of(row.Member<RegistrationStatus>(5));
                counts.Add((what, status, count));
                break;
            default:
                Total = count;
                break;
        }
    }

    /// <summary>The facets, largest counts first.</summary>
    public IEnumerable<Facet> All() =>
        Facets.Select(facet => new Facet
        {
            Name = facet.Name,
            Counts =
            {
                counts
                    .Where(count => count.What == facet.What)
                    .OrderByDescending(count => count.Count)
                    .ThenBy(count => count.Value, StringComparer.Ordinal)
                    .Select(count => new FacetCount { Value = count.Value, Count = count.Count }),
            },
        });
}
