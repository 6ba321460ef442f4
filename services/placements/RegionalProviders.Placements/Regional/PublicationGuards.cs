using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// What must hold for the tables of a window to be published: when that is requested, when the returns are read, and when
/// the tables are stored.
/// </summary>
internal static class PublicationGuards
{
    /// <summary>
    /// Rows of the accepted returns at most: all of them are in memory while the tables are made (docs/adr/0021). More than
    /// twice the children in care of the largest region of England.
    /// </summary>
    public const int MaxRows = 50_000;

    /// <summary>Throws STATE_CONFLICT if the window cannot be published now.</summary>
    public static async Task CheckAsync(
        SubmissionWindow window,
        bool leaveOutUndecided,
        ServiceTransaction tx
    )
    {
        PublicationRow.RequireClosed(window, tx.Now);
        await RequireNoLaterYearAsync(window, tx);
        await RequireWholeAsync(window, tx);
        await RequireNotTooManyAsync(window, tx);
        if (!leaveOutUndecided)
            await RequireDecidedAsync(window, tx);
    }

    // A year is protected against the one before it, which cannot be protected against a later one any more.
    private static async Task RequireNoLaterYearAsync(
        SubmissionWindow window,
        ServiceTransaction tx
    )
    {
        var isLater = await tx.QuerySingleAsync<bool>(
            """
            select exists (
                select from placements.regional_publication where consortium_id = @ConsortiumId and year > @Year)
            """,
            new { window.ConsortiumId, window.Year }
        );
        if (isLater)
            throw Fault.StateConflict(
                "The tables of a later year are published: those of this year can no longer be protected, and are not made."
            );
    }

    private static async Task RequireWholeAsync(SubmissionWindow window, ServiceTransaction tx)
    {
        var purged = await tx.QuerySingleAsync<int>(
            "select count(*)::integer from placements.submission where window_id = @Id and purged_at is not null",
            new { window.Id }
        );
        if (purged > 0)
            throw Fault.StateConflict(
                $"The rows of {purged} returns were deleted when their time was over: tables of this window can no longer be made."
            );
    }

    private static async Task RequireNotTooManyAsync(SubmissionWindow window, ServiceTransaction tx)
    {
        var rows = await tx.QuerySingleAsync<long>(
            "select coalesce(sum(row_count), 0)::bigint from placements.submission where window_id = @Id and state = 'Accepted'",
            new { window.Id }
        );
        if (rows > MaxRows)
            throw Fault.StateConflict(
                $"The accepted returns of this window have {rows} rows, and tables are made of at most {MaxRows}, more than twice the placements of the largest region of England. Give back those returns that have more than the council's placements (ReturnSubmission)."
            );
    }

    private static async Task RequireDecidedAsync(SubmissionWindow window, ServiceTransaction tx)
    {
        var undecided = await tx.QuerySingleAsync<int>(
            """
            select (select count(*) from placements.submission where window_id = @Id and state = 'Submitted')::integer
                + (select count(*) from placements.late_permission p
                    where p.window_id = @Id and p.until_on >= placements.today()
                        and not exists (select from placements.submission s
                            where s.window_id = p.window_id and s.council_id = p.council_id
                                and s.state in ('Submitted', 'Accepted')))::integer
            """,
            new { window.Id }
        );
        if (undecided > 0)
            throw Fault.StateConflict(
                $"{undecided} returns wait for a decision or may still come late, and tables are published once. Accept them or give them back first, or set leave_out_undecided: they will then be in no table, for good."
            );
    }
}
