using Npgsql;

namespace RegionalProviders.Persistence;

/// <summary>One statement of several that are read in one round trip.</summary>
/// <param name="Sql">The statement, with positional parameters (<c>$1</c>).</param>
/// <param name="Parameters">Its parameters; of no other statement.</param>
/// <param name="Row">Takes each row, in order.</param>
public sealed record ReadStatement(
    string Sql,
    IEnumerable<NpgsqlParameter> Parameters,
    Action<NpgsqlDataReader> Row
);
