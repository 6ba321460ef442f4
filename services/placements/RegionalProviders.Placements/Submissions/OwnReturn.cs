using System.Globalization;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions;

/// <summary>
/// The caller's own return within a transaction. For a change, the window cannot close and nobody else can change the
/// return before the transaction ends.
/// </summary>
/// <param name="Window">The window.</param>
/// <param name="Submission">The return; not started if the council has sent nothing.</param>
/// <param name="Today">Today in London.</param>
internal sealed record OwnReturn(SubmissionWindow Window, SubmissionRow Submission, DateOnly Today)
{
    /// <summary>Locks the return for a change; the window must be open to the council.</summary>
    public static async Task<OwnReturn> ForChangeAsync(ServiceTransaction tx, Guid windowId)
    {
        var change = new ReturnChange(windowId);
        await tx.SendAsync(change.Statements(tx));
        return await change.OwnAsync(tx);
    }

    /// <summary>The caller's return, read-only; not started if there is none.</summary>
    public static async Task<OwnReturn> ForReadingAsync(ServiceTransaction tx, Guid windowId)
    {
        var scope = await CallerScope.ReadAsync(tx);
        var window = await WindowStore.ReadAsync(tx, scope, windowId);
        var council = Council(tx);
        var submission = await tx.QuerySingleOrDefaultAsync<SubmissionRow>(
            $"select {SubmissionRow.Columns} from {SubmissionRow.From} where s.window_id = @windowId and s.council_id = @council",
            new { windowId, council }
        );
        return new OwnReturn(
            window,
            submission ?? await NotStartedAsync(tx, windowId),
            scope.Today
        );
    }

    /// <summary>The stored return after the change.</summary>
    public async Task<Submission> ReadBackAsync(ServiceTransaction tx) =>
        (await SubmissionRow.ReadAsync(tx, Submission.Id)).ToProto(Window, tx.Now, Today);

    /// <summary>Creates the return if it has not been started; two concurrent calls create it once.</summary>
    public async Task<OwnReturn> StartedAsync(ServiceTransaction tx)
    {
        if (Submission.IsStarted)
            return this;
        await tx.ExecuteAsync(
            """
            insert into placements.submission (id, window_id, consortium_id, state, created_at, updated_at)
            values (@id, @Window, @Consortium, 'Draft', @Now, @Now) on conflict do nothing
            """,
            new
            {
                id = Guid.CreateVersion7(tx.Now),
                Window = Window.Id,
                Consortium = Window.ConsortiumId,
                tx.Now,
            }
        );
        return this with
        {
            Submission = (await SubmissionRow.LockAsync(tx, Window.Id, Submission.CouncilId))!,
        };
    }

    /// <summary>The caller's council; NOT_FOUND if the caller is not a council and so has no return.</summary>
    public static Guid Council(ServiceTransaction tx) =>
        tx.Principal.CouncilId ?? throw Fault.NotFound("submission");

    /// <summary>Represents the return of a council that has sent nothing.</summary>
    public static async Task<SubmissionRow> NotStartedAsync(ServiceTransaction tx, Guid window) =>
        new()
        {
            CouncilId = Council(tx),
            LateUntil = await tx.QuerySingleOrDefaultAsync<DateOnly?>(
                "select until_on from placements.late_permission where window_id = @window and council_id = @council",
                new { window, council = Council(tx) }
            ),
        };

    /// <summary>STATE_CONFLICT if the window does not accept changes from the council now.</summary>
    public void RequireOpen(DateTimeOffset now)
    {
        switch (Window.StateAt(now))
        {
            case WindowState.Scheduled:
                throw Fault.StateConflict(
                    $"The window has not opened yet: it opens on {Window.OpensOn.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}."
                );
            case WindowState.Closed when !Submission.IsPermittedLate(Today):
                throw Fault.StateConflict(
                    "The window is closed and the return frozen. Ask the coordinator of the consortium to permit a late submission."
                );
        }
    }
}
