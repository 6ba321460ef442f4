using Npgsql;

namespace RegionalProviders.Persistence;

/// <summary>Statements that are sent to the server together, in one batch.</summary>
internal static class RoundTrip
{
    /// <summary>
    /// Sends statements in order; each sees the effects of those before it. If one fails, the server runs none of the
    /// rest.
    /// </summary>
    internal static async Task ExecuteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        IReadOnlyList<SqlStatement> statements,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var parameter in statement.Parameters)
                command.Parameters.Add(parameter);
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var row in statements.Select(each => each.Row))
        {
            if (row is null)
                continue;
            while (await reader.ReadAsync(cancellationToken))
                row(reader);
            // Also surfaces the errors of statements after the last rows.
            await reader.NextResultAsync(cancellationToken);
        }
    }
}
