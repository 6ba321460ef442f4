using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// Stores rows and their findings, all of a batch by one statement. A row of the same child and key replaces the one
/// that is there.
/// </summary>
internal static class RowStore
{
    private const string Columns = """
        id, line, row_key, child, child_hash, has_child, kind, texts, started_on, ended_on, urn, provision_type,
        total_pence, social_care_pence, education_pence, health_pence
        """;

    private const string Sent = $"""
        sent as (
            select * from unnest({StagedRows.Parameters}) as r ({Columns})
        )
        """;

    // Whatever becomes of the rows themselves, their findings and ids are new.
    private const string InsertMissing = $"""
        with {Sent}, taken as (
            insert into placements.submission_row (submission_id, council_id, {Columns})
            select $1, $2, {Columns} from sent
            on conflict do nothing
            returning 1
        ), {Noted}
        """;

    // Without a look at each row for one like it, which costs as much as the key.
    private const string InsertNew = $"""
        with {Sent}, taken as (
            insert into placements.submission_row (submission_id, council_id, {Columns})
            select $1, $2, {Columns} from sent
            returning 1
        ), {Noted}
        """;

    private const string Noted = $"""
        noted as (
            insert into placements.submission_finding
                (submission_id, council_id, row_id, line, row_key, column_name, rule, statutory_rule, severity, message,
                compared)
            select $1, $2, row_id, line, row_key, column_name, rule, statutory_rule, severity, message, false
            from unnest({StagedFindings.Parameters})
                as f (row_id, line, row_key, column_name, rule, statutory_rule, severity, message)
            returning severity
        )
        update placements.submission
        set row_count = row_count + (select count(*) from taken),
            error_count = error_count + (select count(*) from noted where severity = 1),
            warning_count = warning_count + (select count(*) from noted where severity = 2),
            warnings_acknowledged = false, updated_at = $3, version = version + 1
        where id = $1
        returning (select count(*) from taken)
        """;

    private const string Replace = $"""
        with {Sent}, held as (
            select r.id as held_id, s.* from sent s
            join placements.submission_row r
                on r.submission_id = $1 and r.child_hash = s.child_hash and r.row_key = s.row_key and r.id <> s.id
        ), replaced as (
            update placements.submission_row r
            set id = h.id, line = h.line, child = h.child, has_child = h.has_child, kind = h.kind, texts = h.texts,
                started_on = h.started_on, ended_on = h.ended_on, urn = h.urn, provision_type = h.provision_type,
                total_pence = h.total_pence, social_care_pence = h.social_care_pence,
                education_pence = h.education_pence, health_pence = h.health_pence
            from held h where r.submission_id = $1 and r.child_hash = h.child_hash and r.row_key = h.row_key
        ), gone as (
            delete from placements.submission_finding f using held h where f.row_id = h.held_id
            returning f.severity
        )
        update placements.submission
        set error_count = error_count - (select count(*) from gone where severity = 1),
            warning_count = warning_count - (select count(*) from gone where severity = 2), updated_at = $3
        where id = $1
        """;

    /// <summary>Stores a batch. The caller holds the lock of the submission.</summary>
    /// <param name="held">The return.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="areNew">They were not sent before, as far as the caller knows; it may be wrong, and is quicker if not.</param>
    /// <param name="tx">The transaction.</param>
    public static async Task StoreAsync(
        SubmissionRow held,
        IReadOnlyList<SealedRow> rows,
        bool areNew,
        ServiceTransaction tx
    )
    {
        var staged = new StagedRows(rows);
        if (areNew && await TryInsertAsync(held, staged, tx))
            return;
        await using var insert = Insert(InsertMissing, held, staged, tx);
        var taken = (long)(await insert.ExecuteScalarAsync(tx.CancellationToken))!;
        if (taken == staged.Count)
            return;
        await using var replace = Command(Replace, held, staged, tx);
        await replace.ExecuteNonQueryAsync(tx.CancellationToken);
    }

    private static async Task<bool> TryInsertAsync(
        SubmissionRow held,
        StagedRows staged,
        ServiceTransaction tx
    )
    {
        await tx.ExecuteAsync("savepoint before_rows");
        try
        {
            await using var insert = Insert(InsertNew, held, staged, tx);
            await insert.ExecuteScalarAsync(tx.CancellationToken);
            return true;
        }
        catch (PostgresException exception)
            when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            await tx.ExecuteAsync("rollback to savepoint before_rows");
            return false;
        }
    }

    private static NpgsqlCommand Insert(
        string sql,
        SubmissionRow held,
        StagedRows staged,
        ServiceTransaction tx
    )
    {
        var command = Command(sql, held, staged, tx);
        foreach (var parameter in StagedFindings.Of(staged))
            command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlCommand Command(
        string sql,
        SubmissionRow held,
        StagedRows staged,
        ServiceTransaction tx
    )
    {
        var command = new NpgsqlCommand(sql, tx.Connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = held.Id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = held.CouncilId });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = tx.Now });
        foreach (var parameter in staged.ToParameters())
            command.Parameters.Add(parameter);
        return command;
    }
}
