using Dapper;
using Npgsql;

namespace RegionalProviders.Persistence;

/// <summary>
/// Applies a schema's migrations as its owner: in a separate step before the service starts, never at start-up as the
/// app role. Concurrent runners wait for one another; a changed file is refused.
/// </summary>
public sealed class MigrationRunner(TimeProvider time)
{
    /// <summary>
    /// Applies missing migrations and returns their names. Throws <see cref="MigrationException"/> if a file was
    /// changed.
    /// </summary>
    public async Task<IReadOnlyList<string>> ApplyAsync(
        ServiceSchema schema,
        NpgsqlDataSource owner,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        // Session level: held across the transactions below, and released with the connection.
        await connection.ExecuteAsync(
            "select pg_advisory_lock(hashtext(@name))",
            new { name = $"migrate:{schema.Name}" },
            commandTimeout: 0
        );
        await connection.ExecuteAsync(
            $"""
            create table if not exists {schema.Name}.schema_version (
                name text primary key, checksum text not null, applied_at timestamptz not null);
            grant usage on schema {schema.Name} to {schema.AppRole};
            grant select on {schema.Name}.schema_version to {schema.AppRole};
            """
        );
        var applied = (
            await connection.QueryAsync<(string Name, string Checksum)>(
                $"select name, checksum from {schema.Name}.schema_version"
            )
        ).ToDictionary(row => row.Name, row => row.Checksum);

        var names = new List<string>();
        foreach (var migration in schema.Migrations)
        {
            if (applied.TryGetValue(migration.Name, out var checksum))
            {
                if (checksum != migration.Checksum)
                    throw new MigrationException(
                        $"Migration {migration.Name} was changed after it had been applied. Restore it and write a new one."
                    );
                continue;
            }

            await ApplyOneAsync(schema, connection, migration, cancellationToken);
            names.Add(migration.Name);
        }

        await RequirePrincipalAsync(schema, connection);
        await LoadReferenceDataAsync(schema, connection, cancellationToken);
        await connection.ExecuteAsync(
            "select pg_advisory_unlock(hashtext(@name))",
            new { name = $"migrate:{schema.Name}" }
        );
        return names;
    }

    private async Task ApplyOneAsync(
        ServiceSchema schema,
        NpgsqlConnection connection,
        Migration migration,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var command = new NpgsqlCommand(migration.Sql, connection, transaction))
        {
            // No timeout: rewriting a large table takes long.
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await connection.ExecuteAsync(
            $"insert into {schema.Name}.schema_version values (@Name, @Checksum, @now)",
            new
            {
                migration.Name,
                migration.Checksum,
                now = time.GetUtcNow(),
            },
            transaction
        );
        await transaction.CommitAsync(cancellationToken);
    }

    // Policies are evaluated for rows: without this one, a transaction without a principal could query an empty table.
    private static Task<int> RequirePrincipalAsync(
        ServiceSchema schema,
        NpgsqlConnection connection
    ) =>
        connection.ExecuteAsync(
            $"""
            do $$
            declare
                name text;
            begin
                for name in
                    select c.relname from pg_class c
                    where c.relnamespace = '{schema.Name}'::regnamespace and c.relkind in ('r', 'p')
                        and c.relrowsecurity and not c.relispartition
                        and not exists (
                            select from pg_policy p where p.polrelid = c.oid and p.polname = 'principal_is_set')
                loop
                    execute format(
                        'create policy principal_is_set on {schema.Name}.%I as restrictive to {schema.AppRole}
                         using ({schema.Name}.require_principal())', name);
                end loop;
            end $$
            """
        );

    private static async Task LoadReferenceDataAsync(
        ServiceSchema schema,
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        if (schema.LoadReferenceData is null)
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await schema.LoadReferenceData(connection, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>The schema cannot be brought to the version that the program needs; the message says why.</summary>
public sealed class MigrationException(string message) : Exception(message);
