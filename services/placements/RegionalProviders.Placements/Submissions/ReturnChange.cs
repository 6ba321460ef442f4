using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions;

/// <summary>
/// Takes hold of the caller's own return for a change, in one round trip, which may be the one that begins the
/// transaction.
/// </summary>
internal sealed class ReturnChange(Guid windowId)
{
    private CallerScope? scope;
    private SubmissionWindow? window;
    private SubmissionRow? submission;

    /// <summary>What reads and locks; the lock of the window comes before that of the return, as everywhere.</summary>
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

    /// <summary>The return, once the statements were answered. Refuses where the window is not open to the caller.</summary>
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
