using Dapper;
using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.AccessLog.Upkeep;

/// <summary>
/// Removes lines that have been kept for seven years, and sets and releases the legal holds that stop this. Works as the
/// owner of a schema: the role that serves calls can do neither.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="owner">Connections as its owner.</param>
/// <param name="time">The clock that dates removals and holds.</param>
public sealed class LogRetention(ServiceSchema schema, NpgsqlDataSource owner, TimeProvider time)
{
    /// <summary>Raised by the database when a rule forbids the removal; the message says which.</summary>
    private const string Forbidden = "RP004";

    /// <summary>
    /// Removes the lines of a month and returns how many there were. Their heads stay, so that the rest can still be
    /// checked, and the removal is a line of the operators' chain.
    /// </summary>
    /// <param name="month">Any day of the month.</param>
    /// <param name="decidedBy">Who decided: an id or a job title.</param>
    /// <param name="decision">The decision, 10 to 200 characters.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">
    /// The month did not end seven years ago, a legal hold is set, or no decision is stated.
    /// </exception>
    public async Task<long> RemoveAsync(
        DateOnly month,
        string decidedBy,
        string decision,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        try
        {
            return await connection.ExecuteScalarAsync<long>(
                new CommandDefinition(
                    $"select {schema.Name}.remove_access_log_month(@month, @decidedBy, @decision, @now)",
                    new
                    {
                        month,
                        decidedBy,
                        decision,
                        now = time.GetUtcNow(),
                    },
                    cancellationToken: cancellationToken
                )
            );
        }
        catch (PostgresException exception) when (exception.SqlState == Forbidden)
        {
            throw new InvalidOperationException(exception.MessageText, exception);
        }
    }

    /// <summary>Sets a legal hold and returns its id. Nothing is removed while any is set.</summary>
    /// <param name="reason">10 to 200 characters.</param>
    /// <param name="setBy">Who sets it: an id or a job title.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">No reason is stated.</exception>
    public async Task<Guid> HoldAsync(
        string reason,
        string setBy,
        CancellationToken cancellationToken
    )
    {
        if (reason.Trim().Length is < 10 or > 200)
            throw new InvalidOperationException("State the reason in 10 to 200 characters.");
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<Guid>(
            new CommandDefinition(
                $"insert into {schema.Name}.access_log_hold (reason, set_by, set_at) values (@reason, @setBy, @now) returning id",
                new
                {
                    reason,
                    setBy,
                    now = time.GetUtcNow(),
                },
                cancellationToken: cancellationToken
            )
        );
    }

    /// <summary>Releases a hold; false if no unreleased hold has that id.</summary>
    public async Task<bool> ReleaseAsync(
        Guid hold,
        string releasedBy,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(
                new CommandDefinition(
                    $"update {schema.Name}.access_log_hold set released_by = @releasedBy, released_at = @now where id = @hold and released_at is null",
                    new
                    {
                        hold,
                        releasedBy,
                        now = time.GetUtcNow(),
                    },
                    cancellationToken: cancellationToken
                )
            ) == 1;
    }
}
