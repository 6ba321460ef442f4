using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Windows;

/// <summary>A window as the queries read it.</summary>
internal sealed record WindowRow
{
    public const string Columns = """
        id, consortium_id, year, opens_on, closes_on, snapshot_on, opens_at, closes_at, opened_at, closed_at, version
        """;

    public Guid Id { get; init; }
    public Guid ConsortiumId { get; init; }
    public int Year { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly ClosesOn { get; init; }
    public DateOnly SnapshotOn { get; init; }
    public DateTimeOffset OpensAt { get; init; }
    public DateTimeOffset ClosesAt { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public long Version { get; init; }

    /// <summary>The window; NOT_FOUND where the caller may not know of it.</summary>
    public static async Task<WindowRow> ReadAsync(ServiceTransaction tx, Guid id) =>
        await FindAsync(tx, id) ?? throw Fault.NotFound("window");

    /// <summary>NOT_FOUND to a council that sees the window only because it once made a return in it.</summary>
    public void RequireMember(CallerScope scope)
    {
        if (!scope.ConsortiumIds.Contains(ConsortiumId))
            throw Fault.NotFound("window");
    }

    /// <summary>
    /// The window for somebody who changes nothing: a council that has left the consortium still sees those that it made a
    /// return in.
    /// </summary>
    public static async Task<WindowRow> ReadAsync(ServiceTransaction tx, CallerScope scope, Guid id)
    {
        if (await FindAsync(tx, id) is { } window)
            return window;
        scope.RequireAny();
        throw Fault.NotFound("window");
    }

    /// <summary>
    /// Reads the window, which then does not close before the transaction has ended. Councils may not lock the row itself:
    /// row-level security takes a lock for a change.
    /// </summary>
    public static IEnumerable<ReadStatement> HoldStatements(Guid id, Action<WindowRow> read) =>
        [
            ReadStatement.Call(
                "select pg_advisory_xact_lock_shared(hashtextextended($1, 0))",
                Argument.Of(LockName(id))
            ),
            FindStatement(id, read),
        ];

    /// <summary>The window for a change of it: whatever holds it has ended.</summary>
    public static async Task<WindowRow> ReadForChangeAsync(ServiceTransaction tx, Guid id)
    {
        await tx.ExecuteAsync(
            "select pg_advisory_xact_lock(hashtextextended(@name, 0))",
            new { name = LockName(id) }
        );
        return await ReadAsync(tx, id);
    }

    /// <summary>The instant at which a window opens: as its first day begins in London.</summary>
    public static DateTimeOffset Opening(DateOnly opensOn) =>
        LondonTime.At(opensOn, TimeOnly.MinValue);

    /// <summary>The first instant at which it is closed: as the day after its last one begins in London.</summary>
    public static DateTimeOffset Closing(DateOnly closesOn) =>
        LondonTime.At(closesOn.AddDays(1), TimeOnly.MinValue);

    /// <summary>The version of the return that was in force when the window opens; null before there was any.</summary>
    public ReturnSchema? FindSchema() => ReturnSchemas.Find(OpensOn);

    /// <summary>That version; STATE_CONFLICT before there was any: such a window takes no returns.</summary>
    public ReturnSchema Schema() =>
        FindSchema()
        ?? throw Fault.StateConflict(
            "The window opened before the first columns of a return were published: there are no returns in it."
        );

    public WindowState StateAt(DateTimeOffset now) =>
        ClosedAt is not null || now >= ClosesAt ? WindowState.Closed
        : now >= OpensAt ? WindowState.Open
        : WindowState.Scheduled;

    public Window ToProto(DateTimeOffset now) =>
        new()
        {
            Id = Id.ToString(),
            ConsortiumId = ConsortiumId.ToString(),
            Year = Year,
            OpensOn = OpensOn.ToProto(),
            ClosesOn = ClosesOn.ToProto(),
            SnapshotOn = SnapshotOn.ToProto(),
            SchemaVersion = FindSchema()?.Version ?? "",
            OpensAt = OpensAt.ToProto(),
            ClosesAt = ClosesAt.ToProto(),
            State = StateAt(now),
            ClosedAt = ClosedAt.ToProto(),
            Etag = Etag.Of(Version),
        };

    private static async Task<WindowRow?> FindAsync(ServiceTransaction tx, Guid id)
    {
        WindowRow? window = null;
        await tx.SendAsync(FindStatement(id, read => window = read));
        return window;
    }

    private static ReadStatement FindStatement(Guid id, Action<WindowRow> read) =>
        ReadStatement.Of(
            $"select {Columns} from placements.submission_window where id = $1",
            read,
            Argument.Of(id)
        );

    private static string LockName(Guid id) => $"placements.window.{id}";
}
