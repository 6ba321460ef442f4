using Dapper;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Data;

/// <summary>Access to the schema <c>identity</c>.</summary>
internal sealed class IdentityDatabase(NpgsqlDataSource dataSource, TimeProvider time)
    : ServiceDatabase(IdentityModule.Schema, dataSource, time, IdentityDbContext.Create)
{
    /// <summary>Reads rows in one round trip, mapped by column name; parameters are <c>$1</c> and so on.</summary>
    internal Task<IReadOnlyList<T>> RowsAsync<T>(
        Principal principal,
        string sql,
        CancellationToken cancellationToken,
        params IReadOnlyList<NpgsqlParameter> parameters
    )
    {
        Func<System.Data.Common.DbDataReader, T>? parse = null;
        return ReadAsync(
            principal,
            sql,
            parameters,
            reader => (parse ??= reader.GetRowParser<T>())(reader),
            cancellationToken
        );
    }
}
