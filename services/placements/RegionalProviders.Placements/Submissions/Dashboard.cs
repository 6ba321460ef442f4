using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions;

/// <summary>
/// Progress of the members: one line per council, whether or not it has begun a return. Row-level security limits a
/// council to its own line.
/// </summary>
internal static class Dashboard
{
    /// <summary>Lines in order of council id.</summary>
    public static Task<IReadOnlyList<SubmissionRow>> LinesAsync(
        ServiceTransaction tx,
        SubmissionWindow window,
        Guid? council,
        Guid? after,
        int limit
    ) =>
        tx.QueryAsync<SubmissionRow>(
            """
            select m.council_id, s.id, s.window_id, s.consortium_id, s.state, s.nil, s.late, s.revision, s.row_count,
                s.error_count, s.warning_count, s.warnings_acknowledged, s.return_reason, s.submitted_at, s.accepted_at,
                s.version, s.purged_at, p.until_on as late_until
            from (
                select council_id from placements.members() where consortium_id = @ConsortiumId
                union
                select council_id from placements.submission where window_id = @Id
            ) m
            left join placements.submission s on s.window_id = @Id and s.council_id = m.council_id
            left join placements.late_permission p on p.window_id = @Id and p.council_id = m.council_id
            where (@council::uuid is null or m.council_id = @council) and (@after::uuid is null or m.council_id > @after)
            order by m.council_id
            limit @limit
            """,
            new
            {
                window.Id,
                window.ConsortiumId,
                council,
                after,
                limit,
            }
        );

    /// <summary>The line of one council; NOT_FOUND if the caller may not see it, or if it is not a member.</summary>
    public static async Task<SubmissionRow> LineAsync(
        ServiceTransaction tx,
        SubmissionWindow window,
        Guid council
    ) =>
        await LinesAsync(tx, window, council, null, 1) is [var line]
            ? line
            : throw Fault.NotFound("submission");
}
