using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;

namespace RegionalProviders.Placements.Windows;

/// <summary>
/// Reads windows: as they are, with a lock that keeps them open while a return changes, or for a change of the window
/// itself.
/// </summary>
internal static class WindowStore
{
    /// <summary>The window; NOT_FOUND if it does not exist or the caller may not see it.</summary>
    public static async Task<SubmissionWindow> ReadAsync(ServiceTransaction tx, Guid id) =>
        await FindAsync(tx, id) ?? throw Fault.NotFound("window");

    /// <summary>
    /// The window, read-only: a council that has left the consortium still sees the windows in which it made a return.
    /// </summary>
    public static async Task<SubmissionWindow> ReadAsync(
        ServiceTransaction tx,
        CallerScope scope,
        Guid id
    )
    {
        if (await FindAsync(tx, id) is { } window)
            return window;
        scope.RequireAny();
        throw Fault.NotFound("window");
    }

    /// <summary>
    /// Reads the window under a shared lock, so that it does not close before the transaction ends. An advisory lock,
    /// because councils cannot lock the row itself: row-level security treats a row lock like an update.
    /// </summary>
    public static IEnumerable<SqlStatement> HoldStatements(
        Guid id,
        Action<SubmissionWindow> read
    ) => [AdvisoryLock.Shared(LockName(id)), FindStatement(id, read)];

    /// <summary>The window, locked for a change: transactions that hold a shared lock have ended.</summary>
    public static async Task<SubmissionWindow> TakeForChangeAsync(ServiceTransaction tx, Guid id)
    {
        await tx.LockAsync(LockName(id));
        var db = await tx.EntitiesAsync<PlacementsDbContext>();
        return await db.Windows.SingleOrDefaultAsync(
                window => window.Id == id,
                tx.CancellationToken
            ) ?? throw Fault.NotFound("window");
    }

    private static async Task<SubmissionWindow?> FindAsync(ServiceTransaction tx, Guid id)
    {
        SubmissionWindow? window = null;
        await tx.SendAsync(FindStatement(id, read => window = read));
        return window;
    }

    private static SqlStatement FindStatement(Guid id, Action<SubmissionWindow> read) =>
        SqlStatement.Of(
            $"select {SubmissionWindow.Columns} from placements.submission_window where id = $1",
            read,
            Argument.Of(id)
        );

    private static string LockName(Guid id) => $"placements.window.{id}";
}
