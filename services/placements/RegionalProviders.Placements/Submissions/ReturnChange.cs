using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions;

/// <summary>
/// Locks the caller's own return for a change in one round trip, which may be the one that begins the transaction.
/// </summary>
internal sealed class ReturnChange(Guid windowId)
{
    private CallerScope? scope;
    private SubmissionWindow? window;
    private SubmissionRow? submission;

    /// <summary>The statements that read and lock; the window's lock always comes before that of the return.</summary>
    public IEnumerable<SqlStatement> Statements(ServiceTransaction tx) =>
        [
            CallerScope.Statement(tx.Schema, read => scope = read),
            .. WindowStore.HoldStatements(windowId, read => window = read),
            SubmissionRow.LockStatement(
                windowId,
                tx.Principal.CouncilId,
                read => submission = read
            ),
        ];

    /// <summary>The return, after the statements have run. Throws if the window is not open to the caller.</summary>
    public async Task<OwnReturn> OwnAsync(ServiceTransaction tx)
    {
        scope!.RequireAny();
        if (window is null)
            throw Fault.NotFound("window");
        window.RequireMember(scope);
        _ = OwnReturn.Council(tx);
        var own = new OwnReturn(
            window,
            submission ?? await OwnReturn.NotStartedAsync(tx, windowId),
            scope.Today
        );
        own.RequireOpen(tx.Now);
        return own;
    }
}
