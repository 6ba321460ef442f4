using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// Stores rows and their findings, a batch with two statements. A row with the same child and key replaces the existing
/// one.
/// </summary>
internal static class RowStore
{
    private const string Columns = """
        id, line, row_key, child, child_hash, has_child, kind, texts, started_on, ended_on, urn, provision_type,
        total_pence, social_care_pence, education_pence, health_pence
        """;

    // Without "on conflict", which would look up each row first at the cost of another index search. Fails if a row
    // already exists.
    private const string InsertNew = $"""
        insert into placements.submission_row (submission_id, council_id, {Columns})
        select $1, $2, {RowColumns.Selected}
        """;

    private const string InsertMissing = $"""
        with taken as ({InsertNew} on conflict do nothing returning 1) select count(*) from taken
        """;

    // Whether rows are inserted or replaced, their ids and findings are new.
    private const string Note = $"""
        with noted as (
            insert into placements.submission_finding
                (submission_id, council_id, row_id, line, row_key, column_name, rule, statutory_rule, severity, message,
                compared)
            select $1, $2, row_id, line, row_key, column_name, rule, statutory_rule, severity, message, false
            from (select {RowColumns.SelectedFindings}) f
            returning severity
        )
        update placements.submission
        set row_count = row_count + $4,
            error_count = error_count + (select count(*) from noted where severity = 'Error'),
            warning_count = warning_count + (select count(*) from noted where severity = 'Warning'),
            warnings_acknowledged = false, updated_at = $3, version = version + 1
        where id = $1
        """;

    private const string Replace = $"""
        with sent as (select {RowColumns.Selected}), existing as (
            select r.id as existing_id, s.* from sent s
            join placements.submission_row r
                on r.submission_id = $1 and r.child_hash = s.child_hash and r.row_key = s.row_key and r.id <> s.id
        ), replaced as (
            update placements.submission_row r
            set id = h.id, line = h.line, child = h.child, has_child = h.has_child, kind = h.kind, texts = h.texts,
                started_on = h.started_on, ended_on = h.ended_on, urn = h.urn, provision_type = h.provision_type,
                total_pence = h.total_pence, social_care_pence = h.social_care_pence,
                education_pence = h.education_pence, health_pence = h.health_pence
            from existing h where r.submission_id = $1 and r.child_hash = h.child_hash and r.row_key = h.row_key
        ), gone as (
            delete from placements.submission_finding f using existing h where f.row_id = h.existing_id
            returning f.severity
        )
        update placements.submission
        set error_count = error_count - (select count(*) from gone where severity = 'Error'),
            warning_count = warning_count - (select count(*) from gone where severity = 'Warning'),
            updated_at = $3
        where id = $1
        """;

    /// <summary>
    /// Stores a batch of rows that were not sent before; unique_violation if one of them was. The caller must hold the
    /// lock of the submission.
    /// </summary>
    public static IEnumerable<SqlStatement> Insert(
        SubmissionRow submission,
        RowColumns rows,
        DateTimeOffset now
    ) =>
        [
            new SqlStatement(InsertNew, Rows(submission, rows, now)),
            new SqlStatement(Note, Findings(submission, rows, now, rows.Count)),
        ];

    /// <summary>
    /// Stores a batch that may contain existing or repeated rows. The caller must hold the lock of the submission.
    /// </summary>
    public static async Task StoreAsync(
        SubmissionRow submission,
        EncryptedBatch batch,
        ServiceTransaction tx
    )
    {
        var columns = new RowColumns(batch.LastOfEach());
        var taken = 0;
        await tx.SendAsync(
            new SqlStatement(
                InsertMissing,
                Rows(submission, columns, tx.Now),
                row => taken = (int)row.GetInt64(0)
            )
        );
        await tx.EnqueueAsync(new SqlStatement(Note, Findings(submission, columns, tx.Now, taken)));
        if (taken < columns.Count)
            await tx.EnqueueAsync(new SqlStatement(Replace, Rows(submission, columns, tx.Now)));
    }

    /// <summary>Stores a batch whose rows probably do not exist yet: tries a plain insert first.</summary>
    public static async Task StoreNewAsync(
        SubmissionRow submission,
        EncryptedBatch batch,
        ServiceTransaction tx
    )
    {
        try
        {
            await tx.SendAsync([
                new SqlStatement("savepoint before_rows", []),
                .. Insert(submission, batch.Columns, tx.Now),
            ]);
        }
        catch (PostgresException exception) when (IsDuplicateRow(exception))
        {
            await tx.SendAsync(new SqlStatement("rollback to savepoint before_rows", []));
            await StoreAsync(submission, batch, tx);
        }
    }

    /// <summary>True if rows could not be stored because one of them already exists.</summary>
    public static bool IsDuplicateRow(PostgresException exception) =>
        exception.SqlState == PostgresErrorCodes.UniqueViolation
        && exception.TableName == "submission_row";

    private static IEnumerable<NpgsqlParameter> Rows(
        SubmissionRow submission,
        RowColumns rows,
        DateTimeOffset now
    ) => Behind(submission, now, rows.ToParameters());

    private static IEnumerable<NpgsqlParameter> Findings(
        SubmissionRow submission,
        RowColumns rows,
        DateTimeOffset now,
        int taken
    ) => Behind(submission, now, [Argument.Of(taken), .. rows.ToFindingParameters()]);

    private static IEnumerable<NpgsqlParameter> Behind(
        SubmissionRow submission,
        DateTimeOffset now,
        IEnumerable<NpgsqlParameter> others
    ) =>
        [
            Argument.Of(submission.Id),
            Argument.Of(submission.CouncilId),
            Argument.Of(now),
            .. others,
        ];
}
