using Dapper;
using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging.Relay;

/// <summary>
/// The only connection of a relay: it holds the lock, listens, reads, and marks rows as published. Losing the
/// connection loses all of these together, so that a relay that was replaced cannot mark anything.
/// </summary>
internal sealed class RelaySession : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly ServiceSchema schema;
    private readonly TimeProvider time;
    private bool woken;

    private RelaySession(NpgsqlConnection connection, ServiceSchema schema, TimeProvider time)
    {
        this.connection = connection;
        this.schema = schema;
        this.time = time;
        connection.Notification += (_, _) => woken = true;
    }

    public static async Task<RelaySession> OpenAsync(
        ServiceDatabase database,
        CancellationToken cancellationToken
    )
    {
        var opened = await database.DataSource.OpenConnectionAsync(cancellationToken);
        var session = new RelaySession(opened, database.Schema, database.Time);
        try
        {
            // Set for the session, unlike everywhere else: nobody else uses this connection before it is reset.
            // Keepalives let the server release the lock within a minute if the relay's machine is lost.
            await session.ExecuteAsync(
                """
                select set_config('app.principal_kind', 'system', false), set_config('app.subject', @subject, false),
                    set_config('tcp_keepalives_idle', '15', false), set_config('tcp_keepalives_interval', '5', false),
                    set_config('tcp_keepalives_count', '3', false)
                """,
                new { subject = $"system:{database.Schema.Name}" },
                cancellationToken
            );
            await session.ExecuteAsync(
                $"listen {database.Schema.Name}_outbox",
                null,
                cancellationToken
            );
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>True for the one relay of the schema that may work; the lock is held until the connection closes.</summary>
    public Task<bool> TryLockAsync(CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(
                "select pg_try_advisory_lock(hashtextextended(@name, 0))",
                new { name = $"outbox relay of {schema.Name}" },
                cancellationToken: cancellationToken
            )
        );

    public async Task<IReadOnlyList<OutboxRow>> ReadAsync(
        int limit,
        CancellationToken cancellationToken
    )
    {
        // Events committed after this statement's snapshot send another notification.
        woken = false;
        var rows = await connection.QueryAsync<OutboxRow>(
            new CommandDefinition(
                $"""
                select id, message_id, aggregate, type, payload::text as payload, traceparent, created_at
                from {schema.Name}.outbox where published_at is null and failed_at is null order by id limit @limit
                """,
                new { limit },
                cancellationToken: cancellationToken
            )
        );
        return rows.AsList();
    }

    public Task StampPublishedAsync(IReadOnlyList<OutboxRow> rows) =>
        ExecuteAsync(
            $"update {schema.Name}.outbox set published_at = @now where id = any(@ids)",
            new { now = time.GetUtcNow(), ids = rows.Select(row => row.Id).ToArray() },
            CancellationToken.None
        );

    public Task ParkAsync(IReadOnlyList<ParkedRow> rows) =>
        ExecuteAsync(
            $"""
            update {schema.Name}.outbox o set failed_at = @now, error = p.error
            from unnest(@ids, @errors) as p (id, error) where o.id = p.id
            """,
            new
            {
                now = time.GetUtcNow(),
                ids = rows.Select(row => row.Row.Id).ToArray(),
                errors = rows.Select(row => row.Error).ToArray(),
            },
            CancellationToken.None
        );

    /// <summary>
    /// Deletes events published, and inbox entries and idempotency keys written, before the given instants, in batches
    /// that hold no lock for long.
    /// </summary>
    public async Task CleanUpAsync(
        DateTimeOffset published,
        DateTimeOffset handled,
        CancellationToken cancellationToken
    )
    {
        const int Piece = 5_000;
        var parameters = new
        {
            published,
            handled,
            Piece,
        };
        while (
            await ExecuteAsync(
                $"delete from {schema.Name}.outbox where id in (select id from {schema.Name}.outbox where published_at < @published order by published_at limit @Piece)",
                parameters,
                cancellationToken
            ) == Piece
        ) { }

        while (
            await ExecuteAsync(
                $"delete from {schema.Name}.idempotency where (subject, method, request_id) in (select subject, method, request_id from {schema.Name}.idempotency where created_at < @handled order by created_at limit @Piece)",
                parameters,
                cancellationToken
            ) == Piece
        ) { }

        while (
            await ExecuteAsync(
                $"delete from {schema.Name}.inbox where (consumer, message_id) in (select consumer, message_id from {schema.Name}.inbox where handled_at < @handled order by handled_at limit @Piece)",
                parameters,
                cancellationToken
            ) == Piece
        ) { }
    }

    /// <summary>Returns when a notification arrives, or after the timeout.</summary>
    public async Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        // A notification that arrived with a query result is not raised again by Wait.
        if (!woken)
            await connection.WaitAsync(limit, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // The pool resets a connection only when it is next used; until then it would still hold the lock. Not
            // "discard all", which would drop the prepared statements that the connection's next user relies on.
            await ExecuteAsync(
                "select pg_advisory_unlock_all(); unlisten *; reset all",
                null,
                CancellationToken.None
            );
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and the lock with it.
        }

        await connection.DisposeAsync();
    }

    private Task<int> ExecuteAsync(
        string sql,
        object? parameters,
        CancellationToken cancellationToken
    ) =>
        connection.ExecuteAsync(
            new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)
        );
}
