namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>Facts about the file as a whole.</summary>
internal sealed record FileFacts(
    string FileName,
    int HeaderLine,
    string Encoding,
    IReadOnlyList<string> IgnoredColumns
);

/// <summary>Stores the report: its counts, every problem, and every judgement compared.</summary>
internal static class Report
{
    public static async Task WriteAsync(ImportRun run, FileFacts file)
    {
        await WriteImportAsync(run, file);
        await WriteProblemsAsync(run);
        var s = run.Schema;
        await run.ExecuteAsync(
            $"""
            insert into {s}.judgement_change (import_id, regulator, urn, scale, registration_id, setting_id,
                old_value, new_value, direction, inspected_on)
            select @importId, @regulator, t.urn, j.scale, j.registration_id, t.id, j.held_value, j.value, j.direction,
                j.inspected_on
            from import_judgement j join {s}.setting t on t.registration_id = j.registration_id and t.is_primary
            """
        );
    }

    /// <summary>Stores the report of an import that stopped; nothing else is stored.</summary>
    public static async Task WriteStoppedAsync(ImportRun run, FileFacts file)
    {
        await run.ExecuteAsync(
            """
            update import_row set outcome = 'Unchanged' where outcome is null;
            create temp table import_withdrawn () on commit drop;
            create temp table import_judgement (direction text) on commit drop
            """
        );
        await WriteImportAsync(run, file);
        await WriteProblemsAsync(run);
    }

    private static async Task WriteImportAsync(ImportRun run, FileFacts file)
    {
        await run.ExecuteAsync(
            $"""
            create temp table import_note on commit drop as
            select 'OLDER_LIST' as rule, 'A later full list of this regulator was imported before (as at ' || @latestFull
                || '). New registrations and inspections were added; what the register holds was not overwritten.'
                as message where @older
            """
        );
        await MissingNotes.WriteAsync(run);
        await run.Transaction.ExecuteAsync(
            $"""
            insert into {run.Schema}.import (id, regulator, kind, is_full, file_name, as_at, imported_at, header_line, encoding,
                ignored_columns, rows_read, rows_created, rows_updated, rows_unchanged, rows_withdrawn, rows_rejected,
                judgements_up, judgements_down, judgements_same, judgements_first, problem_count, no_change,
                state, absences_concluded, missing_count, missing_held, missing_reasons, unreadable_numbers, missing_urns)
            select @importId, @regulator, @kind, @isFull, @FileName, @asAt, @now, @HeaderLine, @Encoding, @ignored,
                r.rows, r.created, r.updated, r.unchanged, w.withdrawn, r.rejected, j.up, j.down, j.same, j.first,
                r.problems + (select count(*) from import_note), r.created + r.updated + w.withdrawn = 0,
                @state, @AbsencesConcluded, @Count, @Held, @reasons, @UnreadableNumbers, @urns
            from (
                select count(*) as rows, count(*) filter (where outcome = 'Created') as created,
                    count(*) filter (where outcome = 'Updated') as updated, count(*) filter (where outcome = 'Unchanged') as unchanged,
                    count(*) filter (where outcome = 'Rejected') as rejected,
                    coalesce(sum(jsonb_array_length(problems)), 0) as problems
                from import_row
            ) r, (select count(*) as withdrawn from import_withdrawn) w, (
                select count(*) filter (where direction = 'Up') as up, count(*) filter (where direction = 'Down') as down,
                    count(*) filter (where direction = 'Same') as same, count(*) filter (where direction = 'First') as first
                from import_judgement
            ) j
            """,
            new
            {
                importId = run.ImportId,
                regulator = run.Kind.Regulator.ToString(),
                kind = run.Kind.Kind.ToString(),
                isFull = run.Kind.IsFull,
                file.FileName,
                asAt = run.AsAt,
                now = run.Transaction.Now,
                file.HeaderLine,
                file.Encoding,
                ignored = file.IgnoredColumns.ToArray(),
                state = run.Missing.StopsImport ? "Stopped" : "Imported",
                run.Missing.AbsencesConcluded,
                run.Missing.Count,
                run.Missing.Held,
                reasons = run.Missing.Reasons.Select(reason => reason.ToString()).ToArray(),
                run.Missing.UnreadableNumbers,
                urns = run.Missing.AreWithdrawn ? [] : run.Missing.FirstUrns,
            }
        );
    }

    private static Task WriteProblemsAsync(ImportRun run) =>
        run.ExecuteAsync(
            $"""
            insert into {run.Schema}.import_problem (import_id, seq, line, column_name, rule, message, rejected)
            select @importId, row_number() over (order by line, row_no, place), line, "column", rule, message, rejected
            from (
                select 0 as line, 0 as row_no, 0::bigint as place, '' as "column", rule, message, false as rejected
                from import_note
                union all
                select r.line, r.row_no, p.place, p."column", p.rule, p.message, p.rejected
                from import_row r
                cross join lateral rows from (
                    jsonb_to_recordset(r.problems) as ("column" text, rule text, message text, rejected boolean)
                ) with ordinality as p("column", rule, message, rejected, place)
                where r.problems is not null
            ) x
            """
        );
}
