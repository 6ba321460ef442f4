using Npgsql;
using NpgsqlTypes;
using RegionalProviders.Reference;

namespace RegionalProviders.Identity.Data;

/// <summary>
/// Brings the council tables into line with <see cref="CouncilDirectory"/>. Councils are never removed, because their
/// ids are tenant ids. Running it again changes no row.
/// </summary>
internal static class CouncilReferenceData
{
    internal static async Task LoadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        var councils = CouncilDirectory.All;
        var codes = councils.SelectMany(c => c.Codes, (c, code) => (c.Id, Code: code)).ToList();
        var names = councils
            .SelectMany(c => c.AlternativeNames, (c, name) => (c.Id, Name: name))
            .ToList();
        var links = councils
            .SelectMany(c => c.Successors, (c, next) => (c.Id, Next: next))
            .ToList();

        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(
            Command(
                """
                insert into identity.council (id, name, kind, nation, region, exists_from, exists_to)
                select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[])
                on conflict (id) do update
                set (name, kind, nation, region, exists_from, exists_to) =
                    (excluded.name, excluded.kind, excluded.nation, excluded.region, excluded.exists_from, excluded.exists_to)
                where council is distinct from excluded
                """,
                Column(councils.Select(c => c.Id), NpgsqlDbType.Uuid),
                Column(councils.Select(c => c.Name), NpgsqlDbType.Text),
                Column(councils.Select(c => c.Kind.ToString()), NpgsqlDbType.Text),
                Column(councils.Select(c => c.Nation.ToString()), NpgsqlDbType.Text),
                Column(councils.Select(c => c.Region?.Name ?? ""), NpgsqlDbType.Text),
                Column(councils.Select(c => c.From), NpgsqlDbType.Date),
                Column(councils.Select(c => c.To), NpgsqlDbType.Date)
            )
        );
        AddReplacement(
            batch,
            "council_code (scheme, code, council_id, valid_from, valid_to)",
            "unnest($1::text[], $2::text[], $3::uuid[], $4::date[], $5::date[])",
            Column(codes.Select(row => Scheme(row.Code.Scheme)), NpgsqlDbType.Text),
            Column(codes.Select(row => row.Code.Code), NpgsqlDbType.Text),
            Column(codes.Select(row => row.Id), NpgsqlDbType.Uuid),
            Column(codes.Select(row => row.Code.ValidFrom), NpgsqlDbType.Date),
            Column(codes.Select(row => row.Code.ValidTo), NpgsqlDbType.Date)
        );
        AddReplacement(
            batch,
            "council_name (council_id, name)",
            "unnest($1::uuid[], $2::text[])",
            Column(names.Select(row => row.Id), NpgsqlDbType.Uuid),
            Column(names.Select(row => row.Name), NpgsqlDbType.Text)
        );
        AddReplacement(
            batch,
            "council_successor (predecessor_id, successor_id, on_date)",
            "unnest($1::uuid[], $2::uuid[], $3::date[])",
            Column(links.Select(row => row.Id), NpgsqlDbType.Uuid),
            Column(links.Select(row => row.Next.CouncilId), NpgsqlDbType.Uuid),
            Column(links.Select(row => row.Next.On), NpgsqlDbType.Date)
        );
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Deletes the rows that no longer apply and inserts the new ones; all others are left untouched.</summary>
    private static void AddReplacement(
        NpgsqlBatch batch,
        string table,
        string source,
        params NpgsqlParameter[] columns
    )
    {
        var name = table[..table.IndexOf(' ', StringComparison.Ordinal)];
        var missing = $"select * from {source} except select * from identity.{name}";
        batch.BatchCommands.Add(
            Command(
                $"delete from identity.{name} old where old not in (select new from {source} as new)",
                [.. columns.Select(column => column.Clone())]
            )
        );
        batch.BatchCommands.Add(Command($"insert into identity.{table} {missing}", columns));
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter Column<T>(IEnumerable<T> values, NpgsqlDbType type) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    private static string Scheme(CodeScheme scheme) => scheme == CodeScheme.Gss ? "gss" : "dfe";
}
