using System.Globalization;
using Npgsql;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings.Search;

/// <summary>One page of a search.</summary>
internal sealed class SearchStatements(SearchSettingsRequest request, Page page)
{
    /// <summary>Sort keys of a page: score, name, id.</summary>
    public const int Keys = 3;

    private readonly bool ranked = NameQuery.Of(request.Query) is not null;

    /// <summary>The statement that reads the page and one extra row.</summary>
    public SqlStatement OfPage(Action<SearchRow> take)
    {
        var filter = new SqlFilter();
        var (with, from) = Start(filter);
        if (page.After is { } keys)
            After(filter, keys);
        var score = ranked ? "m.score" : "0 as score";
        var limit = filter.Parameter(page.Fetch);
        // The limit applies before the joins.
        return new SqlStatement(
            $"""
            {with}
            select {SettingSql.Columns}, s.score, s.sort_name
            from (
                select s.*, {score} from {from}
                where {filter.Conditions}
                order by {(ranked ? "m.score desc," : "")} s.sort_name, s.id limit {limit}
            ) s {SettingSql.Joins}
            order by s.score desc, s.sort_name, s.id
            """,
            filter.Parameters,
            row => take(Read(row))
        );
    }

    /// <summary>The statement that counts all matches by each criterion.</summary>
    public SqlStatement OfFacets(SearchFacets facets)
    {
        var filter = new SqlFilter();
        var (with, from) = Start(filter);
        return new SqlStatement(
            $"""
            {with}
            select g.what, g.service_type, g.region, h.gss_code, g.band, g.status, g.matches
            from (
                select grouping(s.service_type, s.region, s.host_authority_id, s.band, s.status) as what,
                    s.service_type, s.region, s.host_authority_id, s.band, s.status, count(*)::integer as matches
                from {from} where {filter.Conditions}
                group by grouping sets ((s.service_type), (s.region), (s.host_authority_id), (s.band), (s.status), ())
            ) g
            left join {ProvidersModule.Name}.authority h on h.id = g.host_authority_id
            """,
            filter.Parameters,
            facets.Take
        );
    }

    /// <summary>
    /// The statement that counts, by host authority, the matches of which it cannot be told whether they are near.
    /// </summary>
    public SqlStatement OfUnplaced(NearPostcode near, Action<UnplacedSettings> take)
    {
        var filter = new SqlFilter();
        var from = SearchFilter.From(request, filter);
        SearchFilter.Add(request, filter);
        var with = NearFilter.AddUnplaced(near, filter);
        return new SqlStatement(
            $"""
            {with}
            select h.gss_code, count(*)::integer
            from {from} join {ProvidersModule.Name}.authority h on h.id = s.host_authority_id
            where {filter.Conditions}
            group by h.gss_code order by 2 desc, 1
            """,
            filter.Parameters,
            row =>
                take(
                    new UnplacedSettings
                    {
                        HostAuthorityGss = row.GetString(0),
                        Count = row.GetInt32(1),
                    }
                )
        );
    }

    private (string With, string From) Start(SqlFilter filter)
    {
        var from = SearchFilter.From(request, filter);
        SearchFilter.Add(request, filter);
        return (request.Near is { } near ? NearFilter.Add(near, filter) : "", from);
    }

    private void After(SqlFilter filter, IReadOnlyList<string> keys)
    {
        var place = $"({filter.Parameter(keys.Text(1))}, {filter.Parameter(keys.Id(2))})";
        if (!ranked)
        {
            filter.Where($"(s.sort_name, s.id) > {place}");
            return;
        }

        var score = filter.Parameter(keys.Number(0));
        filter.Where(
            $"(m.score < {score} or (m.score = {score} and (s.sort_name, s.id) > {place}))"
        );
    }

    private static SearchRow Read(NpgsqlDataReader row)
    {
        var setting = SettingMapping.Read(row);
        return new SearchRow(
            setting,
            [
                row.GetInt32(SettingSql.ColumnCount).ToString(CultureInfo.InvariantCulture),
                row.GetString(SettingSql.ColumnCount + 1),
                setting.Id,
            ]
        );
    }
}

/// <summary>A setting found, with its sort keys.</summary>
internal sealed record SearchRow(Setting Setting, string[] Keys);
