using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Data;

/// <summary>An insert of one row for use in a batch, written with each value next to its column.</summary>
internal static class InsertStatement
{
    public static SqlStatement Into(
        string table,
        params IReadOnlyList<(string Column, NpgsqlParameter Value)> values
    )
    {
        var columns = string.Join(", ", values.Select(value => value.Column));
        var places = string.Join(", ", values.Select((_, index) => $"${index + 1}"));
        return new SqlStatement(
            $"insert into notifications.{table} ({columns}) values ({places})",
            values.Select(value => value.Value)
        );
    }
}
