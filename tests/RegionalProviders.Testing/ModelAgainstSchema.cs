using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace RegionalProviders.Testing;

/// <summary>Compares the model of a context, column by column, with the tables that the migrations created.</summary>
public static class ModelAgainstSchema
{
    private const string Columns = """
        select a.attname, format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid), a.atttypmod),
            not a.attnotnull, a.atthasdef or a.attidentity <> ''
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped
        """;

    /// <summary>
    /// The differences, in words; empty if the model and the tables agree. Every mapped column must be there with its
    /// type and nullability, and a column that is not mapped must be nullable or have a default, or no row could be added.
    /// </summary>
    /// <param name="context">The context; it needs no connection of its own.</param>
    /// <param name="connectionString">Connects to a migrated database, as a role that may read its catalogue.</param>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(
        DbContext context,
        string connectionString
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var differences = new List<string>();
        foreach (var table in context.Model.GetRelationalModel().Tables)
        {
            var stored = await ReadAsync(connection, table);
            differences.AddRange(
                stored.Count == 0
                    ? [$"{table.SchemaQualifiedName}: there is no such table"]
                    : Differences(table, stored)
            );
        }
        return differences;
    }

    private static IEnumerable<string> Differences(
        ITable table,
        IReadOnlyDictionary<string, StoredColumn> stored
    )
    {
        foreach (var column in table.Columns)
        {
            var name = $"{table.SchemaQualifiedName}.{column.Name}";
            if (!stored.TryGetValue(column.Name, out var found))
                yield return $"{name}: mapped, but there is no such column";
            else if (found.Type != column.StoreType)
                yield return $"{name}: mapped as {column.StoreType}, but it is {found.Type}";
            else if (found.IsNullable != column.IsNullable && !IsOptionalReference(column))
                yield return $"{name}: mapped as {Nullability(column.IsNullable)}, but it is {Nullability(found.IsNullable)}";
        }

        foreach (var (name, column) in stored)
            if (table.FindColumn(name) is null && !column.IsNullable && !column.HasDefault)
                yield return $"{table.SchemaQualifiedName}.{name}: not mapped, though no row can be added without it";
    }

    // A policy may hide the row that is referenced: with a required reference, the join would then hide this row, too.
    private static bool IsOptionalReference(IColumn column) =>
        column.IsNullable
        && column.PropertyMappings.Any(mapping => mapping.Property.IsForeignKey());

    private static string Nullability(bool isNullable) => isNullable ? "nullable" : "not null";

    private static async Task<Dictionary<string, StoredColumn>> ReadAsync(
        NpgsqlConnection connection,
        ITable table
    )
    {
        await using var command = new NpgsqlCommand(Columns, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = table.SchemaQualifiedName } },
        };
        var columns = new Dictionary<string, StoredColumn>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            columns.Add(
                reader.GetString(0),
                new(reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3))
            );
        return columns;
    }

    // A domain counts as its base type.
    private sealed record StoredColumn(string Type, bool IsNullable, bool HasDefault);
}
