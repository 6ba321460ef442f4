using Dapper;
using Npgsql;

namespace RegionalProviders.Persistence;

/// <summary>One of several statements that are sent to the server in one round trip.</summary>
/// <param name="Sql">The statement, with positional parameters (<c>$1</c>).</param>
/// <param name="Parameters">Its parameters; they must not be shared with another statement.</param>
/// <param name="Row">
/// Receives each row, in order. Null for a statement that returns no rows, such as an insert without <c>returning</c>:
/// the server sends no result for it, so a function here would receive the rows of the next statement.
/// </param>
public sealed record SqlStatement(
    string Sql,
    IEnumerable<NpgsqlParameter> Parameters,
    Action<NpgsqlDataReader>? Row = null
)
{
    /// <summary>Calls a function of the database and discards its result.</summary>
    public static SqlStatement Call(string sql, params IEnumerable<NpgsqlParameter> parameters) =>
        new(sql, parameters, _ => { });

    /// <summary>Reads rows as Dapper does: columns by property name.</summary>
    public static SqlStatement Of<T>(
        string sql,
        Action<T> read,
        params IEnumerable<NpgsqlParameter> parameters
    ) => new(sql, parameters, row => read(row.GetRowParser<T>()(row)));
}

/// <summary>Typed parameters of statements.</summary>
public static class Argument
{
    /// <summary>A positional parameter. It has the type of T even if it is null, so that one plan serves both.</summary>
    public static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };
}
