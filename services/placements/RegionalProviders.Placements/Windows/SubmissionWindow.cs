using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Windows;

/// <summary>
/// A window of the yearly submission. Queries of <see cref="WindowStore"/> also return it; only an instance that was
/// locked for a change is saved.
/// </summary>
internal sealed class SubmissionWindow
{
    /// <summary>Columns for queries that read windows.</summary>
    public const string Columns = """
        id, consortium_id, year, opens_on, closes_on, snapshot_on, opens_at, closes_at, opened_at, closed_at, version
        """;

    private SubmissionWindow() { }

    public Guid Id { get; private set; }
    public Guid ConsortiumId { get; private set; }
    public int Year { get; private set; }
    public DateOnly OpensOn { get; private set; }
    public DateOnly ClosesOn { get; private set; }
    public DateOnly SnapshotOn { get; private set; }
    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>The first instant at which the window is closed.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>When the opening was announced.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When the window closed; null until the close was announced.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>
    /// Incremented by changes that matter to the holder of an etag, and so not when the opening is announced, which
    /// happens by the clock.
    /// </summary>
    public long Version { get; private set; } = 1;

    /// <summary>Creates a window; throws if its dates are invalid.</summary>
    public static SubmissionWindow Schedule(
        Window window,
        Guid consortium,
        DateOnly today,
        DateTimeOffset now
    )
    {
        var opensOn = window.OpensOn.ToDateOnly("window.opens_on")!.Value;
        var scheduled = new SubmissionWindow
        {
            Id = Guid.CreateVersion7(now),
            ConsortiumId = consortium,
            Year = window.Year,
            CreatedAt = now,
        };
        scheduled.SetDays(
            opensOn,
            window.ClosesOn.ToDateOnly("window.closes_on")!.Value,
            window.SnapshotOn.ToDateOnly("window.snapshot_on") ?? opensOn,
            now
        );
        WindowRules.CheckYear(scheduled);
        WindowRules.Check(scheduled, today);
        return scheduled;
    }

    /// <summary>Changes its dates. Of an open window only the closing date may change, of a closed one nothing.</summary>
    public void Move(
        DateOnly opensOn,
        DateOnly closesOn,
        DateOnly snapshotOn,
        DateOnly today,
        DateTimeOffset now
    )
    {
        var (state, opensElsewhere) = (StateAt(now), opensOn != OpensOn);
        if (state == WindowState.Closed)
            throw Fault.StateConflict(
                "The window is closed and cannot be moved. Let single councils submit late with PermitLateSubmission."
            );
        // Rows have already been checked against both.
        if (state == WindowState.Open && (opensElsewhere || snapshotOn != SnapshotOn))
            throw Fault.StateConflict(
                "The window is open: only its last day (closes_on) can still be moved."
            );
        SetDays(opensOn, closesOn, snapshotOn, now);
        if (opensElsewhere)
            WindowRules.CheckYear(this);
        WindowRules.Check(this, today);
        Version++;
    }

    /// <summary>Records that the opening is announced.</summary>
    public void Open(DateTimeOffset now) => (OpenedAt, UpdatedAt) = (now, now);

    /// <summary>Closes the window: now, or at the end of its last day if that has passed.</summary>
    public void Close(DateTimeOffset now)
    {
        ClosedAt = now < ClosesAt ? now : ClosesAt;
        UpdatedAt = now;
        Version++;
    }

    /// <summary>NOT_FOUND for a council that sees the window only because it once made a return in it.</summary>
    public void RequireMember(CallerScope scope)
    {
        if (!scope.ConsortiumIds.Contains(ConsortiumId))
            throw Fault.NotFound("window");
    }

    /// <summary>The schema version of the return in force when the window opens; null if there was none yet.</summary>
    public ReturnSchema? FindSchema() => ReturnSchemas.Find(OpensOn);

    /// <summary>
    /// The schema version of the return; STATE_CONFLICT if there was none yet: such a window accepts no returns.
    /// </summary>
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

    // Opens at the start of the first day in London, and closes at the start of the day after the last one.
    private void SetDays(
        DateOnly opensOn,
        DateOnly closesOn,
        DateOnly snapshotOn,
        DateTimeOffset now
    )
    {
        (OpensOn, ClosesOn, SnapshotOn) = (opensOn, closesOn, snapshotOn);
        OpensAt = LondonTime.At(opensOn, TimeOnly.MinValue);
        ClosesAt = LondonTime.At(closesOn.AddDays(1), TimeOnly.MinValue);
        UpdatedAt = now;
    }
}

internal sealed class SubmissionWindowConfiguration : IEntityTypeConfiguration<SubmissionWindow>
{
    public void Configure(EntityTypeBuilder<SubmissionWindow> builder)
    {
        builder.ToTable("submission_window");
        builder.Property(window => window.Id).ValueGeneratedNever();
        builder.Property(window => window.Version).IsConcurrencyToken();
    }
}
