using RegionalProviders.Persistence;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>
/// Finds errors that only show when the rows of a return are compared with each other or with those of the previous
/// year. Runs in the database, where the rows are, using the keyed hashes of the children: no reference is decrypted.
/// The rules about the order of a child's episodes are those of <see cref="EpisodeComparison"/>.
/// </summary>
internal static class Comparison
{
    /// <summary>The council's accepted return of the year before <c>@window</c>.</summary>
    public const string LastYear = """
        select s.id from placements.submission s
        join placements.submission_window before on before.id = s.window_id
        join placements.submission_window this
            on this.consortium_id = before.consortium_id and this.year = before.year + 1
        where this.id = @window and s.council_id = placements.tenant_id() and s.state = 'Accepted'
        """;

    private const string Forget =
        "delete from placements.submission_finding where submission_id = @submission and compared";

    private const string Insert = """
        insert into placements.submission_finding
            (submission_id, row_id, line, row_key, column_name, rule, statutory_rule, severity, message, compared)
        """;

    // The census has one row per child, the statutory file one per child and start.
    private const string Repeated = $"""
        {Insert}
        select @submission, r.id, r.line, r.row_key, @Column, @Code, @Reference, @Severity,
            replace(@Message, '{"{0}"}', r.first_line::text), true
        from (
            select id, line, row_key, row_number() over same as place, first_value(line) over same as first_line
            from placements.submission_row where submission_id = @submission and has_child
            window same as (partition by child_hash, case when not placements.is_census(kind) then started_on end order by line, id)
        ) r
        where r.place > 1
        """;

    private const string TwoOpen = $"""
        {Insert}
        select @submission, r.id, r.line, r.row_key, @Column, @Code, @Reference, @Severity,
            replace(@Message, '{"{0}"}', r.first_line::text), true
        from (
            select id, line, row_key, started_on, first_value(line) over same as first_line,
                first_value(started_on) over same as first_start
            from placements.submission_row where submission_id = @submission and has_child and ended_on is null
            window same as (partition by child_hash order by line, id)
        ) r
        where r.started_on is distinct from r.first_start
        """;

    private const string Absent = $"""
        {Insert}
        select @submission, null, 0, '', @Column, @Code, @Reference, @Severity,
            @Message || ' It stands on line ' || l.line || ' of last year''s return.', true
        from placements.submission_row l
        where l.submission_id = ({LastYear}) and l.has_child and l.ended_on is null
            and not exists (
                select from placements.submission_row r
                where r.submission_id = @submission and r.child_hash = l.child_hash)
        """;

    // A child has one row in the census but may have several episodes, one of which must have last year's start.
    private const string Moved = $"""
        {Insert}
        select distinct on (r.child_hash, case when placements.is_census(r.kind) then r.id end)
            @submission, r.id, r.line, r.row_key, @Column, @Code, @Reference, @Severity, @Message, true
        from placements.submission_row r
        join placements.submission_row l on l.child_hash = r.child_hash and l.submission_id = ({LastYear})
            and l.ended_on is null and l.started_on <> r.started_on
        where r.submission_id = @submission and r.has_child
            and (placements.is_census(r.kind) or (r.child_hash, l.started_on) not in (
                select other.child_hash, other.started_on from placements.submission_row other
                where other.submission_id = @submission and other.started_on is not null))
        order by r.child_hash, case when placements.is_census(r.kind) then r.id end, r.line
        """;

    // Most returns contain no child twice, and no episodes: this check then saves passes over all rows.
    private const string Contents = """
        select count(*) > count(distinct child_hash) as repeated,
            coalesce(bool_or(not placements.is_census(kind)), false) as episodes
        from placements.submission_row where submission_id = @submission and has_child
        """;

    private const string AnyBefore = $"select exists ({LastYear})";

    private const string Count = """
        update placements.submission s
        set error_count = found.errors, warning_count = found.warnings,
            warnings_acknowledged = s.warnings_acknowledged and s.warning_count = found.warnings,
            updated_at = @Now, version = version + 1
        from (
            select count(*) filter (where severity = 'Error') as errors,
                count(*) filter (where severity = 'Warning') as warnings
            from placements.submission_finding where submission_id = @submission
        ) found
        where s.id = @submission and (s.error_count, s.warning_count) is distinct from (found.errors, found.warnings)
        """;

    /// <summary>Repeats the comparison and returns the updated counts. The caller must hold the submission's lock.</summary>
    public static async Task<SubmissionRow> RunAsync(OwnReturn own, ServiceTransaction tx)
    {
        var submission = own.Submission.Id;
        await tx.ExecuteAsync(Forget, new { submission });
        var (repeated, episodes) = await tx.QuerySingleAsync<(bool, bool)>(
            Contents,
            new { submission }
        );
        if (repeated)
        {
            await RunAsync(Repeated, ComparisonRule.Duplicate, own, tx);
            await RunAsync(TwoOpen, ComparisonRule.TwoOpen, own, tx);
        }
        if (episodes)
            await EpisodeComparison.RunAsync(own, tx);
        if (await tx.QuerySingleAsync<bool>(AnyBefore, new { window = own.Window.Id }))
        {
            // Rows inserted just now are missing from the planner's statistics: it would expect one or two of them and
            // choose a nested loop over all rows.
            await tx.ExecuteAsync("set local enable_nestloop = off");
            await RunAsync(Absent, ComparisonRule.Absent, own, tx);
            await RunAsync(Moved, ComparisonRule.StartChanged, own, tx);
            await tx.ExecuteAsync("set local enable_nestloop to default");
        }
        await tx.ExecuteAsync(Count, new { submission, tx.Now });
        return await SubmissionRow.ReadAsync(tx, submission);
    }

    private static Task<int> RunAsync(
        string sql,
        ComparisonRule rule,
        OwnReturn own,
        ServiceTransaction tx
    ) =>
        tx.ExecuteAsync(
            sql,
            new
            {
                submission = own.Submission.Id,
                window = own.Window.Id,
                rule.Code,
                rule.Reference,
                rule.Severity,
                rule.Message,
                Column = own.Window.Schema().Column(rule.Field)?.Name ?? "",
            }
        );
}
