using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions;

/// <summary>State and counts of a return as queries return them.</summary>
internal sealed record SubmissionRow
{
    /// <summary>Columns of <c>s</c>, the submission, and <c>p</c>, the permission for late submission.</summary>
    public const string Columns = """
        s.id, s.window_id, s.consortium_id, s.council_id, s.state, s.nil, s.late, s.revision, s.row_count, s.error_count,
        s.warning_count, s.warnings_acknowledged, s.return_reason, s.submitted_at, s.accepted_at, s.version,
        s.purged_at, p.until_on as late_until
        """;

    /// <summary>The join of both tables.</summary>
    public const string From = """
        placements.submission s
        left join placements.late_permission p on p.window_id = s.window_id and p.council_id = s.council_id
        """;

    public Guid Id { get; init; }
    public Guid WindowId { get; init; }
    public Guid ConsortiumId { get; init; }
    public Guid CouncilId { get; init; }
    public SubmissionState State { get; init; }
    public bool Nil { get; init; }
    public bool Late { get; init; }
    public int Revision { get; init; }
    public int RowCount { get; init; }
    public int ErrorCount { get; init; }
    public int WarningCount { get; init; }
    public bool WarningsAcknowledged { get; init; }
    public string ReturnReason { get; init; } = "";
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public long Version { get; init; }
    public DateOnly? LateUntil { get; init; }
    public DateTimeOffset? PurgedAt { get; init; }

    /// <summary>False for a return for which the council has sent nothing.</summary>
    public bool IsStarted => Version > 0;

    public SubmissionState Status => IsStarted ? State : SubmissionState.NotStarted;

    /// <summary>The return of a council, locked until the transaction ends; null if it was not started.</summary>
    public static async Task<SubmissionRow?> LockAsync(
        ServiceTransaction tx,
        Guid window,
        Guid council
    )
    {
        SubmissionRow? submission = null;
        await tx.SendAsync(LockStatement(window, council, read => submission = read));
        return submission;
    }

    /// <summary>Locks the return of a council until the transaction ends; reads nothing if it was not started.</summary>
    public static SqlStatement LockStatement(
        Guid window,
        Guid? council,
        Action<SubmissionRow> read
    ) =>
        SqlStatement.Of(
            $"select {Columns} from {From} where s.window_id = $1 and s.council_id = $2 for update of s",
            read,
            Argument.Of(window),
            Argument.Of(council)
        );

    /// <summary>A return by its id, locked; NOT_FOUND if it does not exist or the caller may not see it.</summary>
    public static async Task<SubmissionRow> LockAsync(ServiceTransaction tx, Guid id) =>
        await tx.QuerySingleOrDefaultAsync<SubmissionRow>(
            $"select {Columns} from {From} where s.id = @id for update of s",
            new { id }
        ) ?? throw Fault.NotFound("submission");

    /// <summary>One return, without a lock.</summary>
    public static async Task<SubmissionRow> ReadAsync(ServiceTransaction tx, Guid id) =>
        await tx.QuerySingleAsync<SubmissionRow>(
            $"select {Columns} from {From} where s.id = @id",
            new { id }
        );

    /// <summary>
    /// Throws if its rows were deleted by a retention decision: new rows would never become due for review.
    /// </summary>
    public void RequireKept()
    {
        if (PurgedAt is not null)
            throw Fault.StateConflict(
                "The rows of this return were deleted when their time was over. It can no longer be changed."
            );
    }

    /// <summary>True while the council may change the return although the window has closed.</summary>
    public bool IsPermittedLate(DateOnly today) => LateUntil >= today;

    public ReturnCounts Counts() =>
        new()
        {
            Rows = RowCount,
            Errors = ErrorCount,
            Warnings = WarningCount,
        };

    public Submission ToProto(SubmissionWindow window, DateTimeOffset now, DateOnly today) =>
        new()
        {
            Id = IsStarted ? Id.ToString() : "",
            WindowId = window.Id.ToString(),
            ConsortiumId = window.ConsortiumId.ToString(),
            CouncilId = CouncilId.ToString(),
            State = Status,
            Nil = Nil,
            Late = Late,
            LatePermitted = IsPermittedLate(today),
            Frozen = window.StateAt(now) == WindowState.Closed && !IsPermittedLate(today),
            RowCount = RowCount,
            ErrorCount = ErrorCount,
            WarningCount = WarningCount,
            WarningsAcknowledged = WarningsAcknowledged,
            ReturnReason = ReturnReason,
            SubmittedAt = SubmittedAt.ToProto(),
            AcceptedAt = AcceptedAt.ToProto(),
            RowsDeletedAt = PurgedAt.ToProto(),
            Etag = IsStarted ? Etag.Of(Version) : "",
        };
}
