using Npgsql;
using NpgsqlTypes;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// Stores rows and their findings, a batch at a time: COPY into temporary tables (it does not work under row-level
/// security), then one statement for all of them. A row of the same child and key replaces the one that is there.
/// </summary>
internal static class RowStore
{
    private const string Stage = """
        create temp table if not exists staged_row (
            id uuid, line integer, row_key text, child bytea, child_hash bytea, has_child boolean, kind smallint,
            texts text[], started_on date, ended_on date, urn text, provision_type text, total_pence bigint,
            social_care_pence bigint, education_pence bigint, health_pence bigint
        ) on commit drop;
        create temp table if not exists staged_finding (
            row_id uuid, line integer, row_key text, column_name text, rule text, statutory_rule text, severity smallint,
            message text
        ) on commit drop;
        truncate staged_row, staged_finding
        """;

    private const string Columns = """
        id, line, row_key, child, child_hash, has_child, kind, texts, started_on, ended_on, urn, provision_type,
        total_pence, social_care_pence, education_pence, health_pence
        """;

    private const string CopyRows = $"copy staged_row ({Columns}) from stdin (format binary)";

    private const string CopyFindings = """
        copy staged_finding (row_id, line, row_key, column_name, rule, statutory_rule, severity, message)
        from stdin (format binary)
        """;

    private const string Take = $"""
        with gone as (
            delete from placements.submission_finding f
            using placements.submission_row r, staged_row t
            where r.submission_id = @submission and r.child_hash = t.child_hash and r.row_key = t.row_key
                and f.row_id = r.id
            returning f.severity
        ), taken as (
            insert into placements.submission_row as held
                (submission_id, {Columns})
            select @submission, {Columns} from staged_row
            on conflict (submission_id, child_hash, row_key) do update
            set id = excluded.id, line = excluded.line, child = excluded.child, has_child = excluded.has_child,
                kind = excluded.kind, texts = excluded.texts, started_on = excluded.started_on,
                ended_on = excluded.ended_on, urn = excluded.urn, provision_type = excluded.provision_type,
                total_pence = excluded.total_pence, social_care_pence = excluded.social_care_pence,
                education_pence = excluded.education_pence, health_pence = excluded.health_pence
            returning held.xmax = 0 as is_new
        ), noted as (
            insert into placements.submission_finding
                (submission_id, row_id, line, row_key, column_name, rule, statutory_rule, severity, message, compared)
            select @submission, row_id, line, row_key, column_name, rule, statutory_rule, severity, message, false
            from staged_finding
            returning severity
        ), change as (
            select (select count(*) filter (where is_new) from taken) as rows,
                (select count(*) filter (where severity = 1) from noted)
                    - (select count(*) filter (where severity = 1) from gone) as errors,
                (select count(*) filter (where severity = 2) from noted)
                    - (select count(*) filter (where severity = 2) from gone) as warnings
        )
        update placements.submission s
        set row_count = row_count + change.rows, error_count = error_count + change.errors,
            warning_count = warning_count + change.warnings, warnings_acknowledged = false, updated_at = @Now,
            version = version + 1
        from change where s.id = @submission
        """;

    /// <summary>Stores a batch. The caller holds the submission's lock.</summary>
    public static async Task StoreAsync(
        Guid submission,
        IReadOnlyList<JudgedRow> rows,
        CouncilReferences references,
        ServiceTransaction tx
    )
    {
        await tx.ExecuteAsync(Stage);
        var staged = Prepare(rows, references, tx.Now);
        await CopyRowsAsync(staged, tx);
        await CopyFindingsAsync(staged, tx);
        await tx.ExecuteAsync(Take, new { submission, tx.Now });
    }

    private static Dictionary<(string, string), StagedRow>.ValueCollection Prepare(
        IReadOnlyList<JudgedRow> rows,
        CouncilReferences references,
        DateTimeOffset now
    )
    {
        // One statement cannot touch a row twice: of two with the same child and key the later one stands.
        var staged = new Dictionary<(string, string), StagedRow>(rows.Count);
        foreach (var row in rows)
        {
            var id = Guid.CreateVersion7(now);
            // Officers write one child's reference in either case.
            var child = row.Identifier.ToUpperInvariant();
            staged[(child, row.RowKey)] = new StagedRow(
                id,
                row,
                references.Encrypt(id, row.Identifier),
                references.Hash(child)
            );
        }
        return staged.Values;
    }

    private static async Task CopyRowsAsync(IEnumerable<StagedRow> staged, ServiceTransaction tx)
    {
        await using var copy = await tx.Connection.BeginBinaryImportAsync(
            CopyRows,
            tx.CancellationToken
        );
        foreach (var (id, row, child, hash) in staged)
        {
            await copy.StartRowAsync(tx.CancellationToken);
            // Synchronous within a row: the values go to the connection's buffer, and StartRowAsync flushes it.
            copy.Write(id, NpgsqlDbType.Uuid);
            copy.Write(row.Line, NpgsqlDbType.Integer);
            copy.Write(row.RowKey, NpgsqlDbType.Text);
            copy.Write(child, NpgsqlDbType.Bytea);
            copy.Write(hash, NpgsqlDbType.Bytea);
            copy.Write(row.Identifier.Length > 0, NpgsqlDbType.Boolean);
            copy.Write((short)row.Kind, NpgsqlDbType.Smallint);
            copy.Write(row.Texts, NpgsqlDbType.Array | NpgsqlDbType.Text);
            Write(copy, row.StartedOn, NpgsqlDbType.Date);
            Write(copy, row.EndedOn, NpgsqlDbType.Date);
            Write(copy, row.Urn);
            Write(copy, row.ProvisionType);
            Write(copy, row.TotalPence, NpgsqlDbType.Bigint);
            Write(copy, row.SocialCarePence, NpgsqlDbType.Bigint);
            Write(copy, row.EducationPence, NpgsqlDbType.Bigint);
            Write(copy, row.HealthPence, NpgsqlDbType.Bigint);
        }
        await copy.CompleteAsync(tx.CancellationToken);
    }

    private static async Task CopyFindingsAsync(
        IEnumerable<StagedRow> staged,
        ServiceTransaction tx
    )
    {
        await using var copy = await tx.Connection.BeginBinaryImportAsync(
            CopyFindings,
            tx.CancellationToken
        );
        foreach (var (id, row, _, _) in staged)
        foreach (var finding in row.Findings)
        {
            await copy.StartRowAsync(tx.CancellationToken);
            copy.Write(id, NpgsqlDbType.Uuid);
            copy.Write(row.Line, NpgsqlDbType.Integer);
            copy.Write(row.RowKey, NpgsqlDbType.Text);
            copy.Write(finding.ColumnName, NpgsqlDbType.Text);
            copy.Write(finding.Rule, NpgsqlDbType.Text);
            copy.Write(finding.StatutoryRule, NpgsqlDbType.Text);
            copy.Write(finding.Severity, NpgsqlDbType.Smallint);
            copy.Write(finding.Message, NpgsqlDbType.Text);
        }
        await copy.CompleteAsync(tx.CancellationToken);
    }

    private static void Write(NpgsqlBinaryImporter copy, string? value)
    {
        if (value is not null)
            copy.Write(value, NpgsqlDbType.Text);
        else
            copy.WriteNull();
    }

    private static void Write<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } given)
            copy.Write(given, type);
        else
            copy.WriteNull();
    }

    private sealed record StagedRow(Guid Id, JudgedRow Row, byte[] Child, byte[] Hash);
}
