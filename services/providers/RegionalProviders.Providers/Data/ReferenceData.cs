using Npgsql;
using RegionalProviders.Reference;

namespace RegionalProviders.Providers.Data;

/// <summary>Synchronises the table of authorities with the council directory; repeating it changes nothing.</summary>
internal static class ReferenceData
{
    public static async Task LoadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        var councils = CouncilDirectory.All;
        await using var command = new NpgsqlCommand(
            $"""
            insert into {ProvidersModule.Name}.authority as a (id, gss_code, name, region, nation)
            select * from unnest(@ids::uuid[], @codes::text[], @names::text[], @regions::text[], @nations::text[])
            on conflict (id) do update
            set gss_code = excluded.gss_code, name = excluded.name, region = excluded.region, nation = excluded.nation
            where (a.gss_code, a.name, a.region, a.nation)
                is distinct from (excluded.gss_code, excluded.name, excluded.region, excluded.nation)
            """,
            connection,
            transaction
        );
        command.Parameters.AddWithValue("ids", councils.Select(council => council.Id).ToArray());
        command.Parameters.AddWithValue(
            "codes",
            councils.Select(council => council.GssCode).ToArray()
        );
        command.Parameters.AddWithValue(
            "names",
            councils.Select(council => council.Name).ToArray()
        );
        // Welsh councils lie in no English region: their nation is stored as the region, so that a search by region
        // finds them.
        command.Parameters.AddWithValue(
            "regions",
            councils.Select(council => council.Region?.Name ?? council.Nation.ToString()).ToArray()
        );
        command.Parameters.AddWithValue(
            "nations",
            councils.Select(council => council.Nation.ToString()).ToArray()
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
