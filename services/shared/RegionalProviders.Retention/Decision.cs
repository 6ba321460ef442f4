using RegionalProviders.Kernel;

namespace RegionalProviders.Retention;

/// <summary>The outcome for an item that came up for review.</summary>
public enum Disposition
{
    /// <summary>It is deleted in the transaction of the decision.</summary>
    Delete = 1,

    /// <summary>It is kept until a day, on which it comes up for review again.</summary>
    Keep = 2,
}

/// <summary>A decision about an item that came up for review. It outlives the item.</summary>
public sealed class Decision
{
    /// <summary>Columns for statements that read decisions.</summary>
    public const string Columns =
        "id, kind, item_id, outcome, keep_until, reason, decided_at, decided_by, records_deleted";

    private const int MaxYearsKept = 10;

    private Decision() { }

    /// <summary>The decision's id (UUID version 7, ordered by time).</summary>
    public Guid Id { get; private set; }

    /// <summary>The service's name for the kind of item.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The id of the item.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>What was decided.</summary>
    public Disposition Outcome { get; private set; }

    /// <summary>The day on which a kept item comes up for review again.</summary>
    public DateOnly? KeepUntil { get; private set; }

    /// <summary>The reason. Names no child.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was decided.</summary>
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>Who decided. Set by the database, which knows the principal of the transaction.</summary>
    public string DecidedBy { get; private set; } = null!;

    /// <summary>How many records were deleted.</summary>
    public int RecordsDeleted { get; private set; }

    /// <summary>
    /// Decides about an item that has come up for review and, if it is to be deleted, is under no legal hold.
    /// </summary>
    /// <exception cref="ServiceException">
    /// STATE_CONFLICT if it has not come up for review, or is to be deleted despite a hold; INVALID_ARGUMENT if
    /// keep_until is not after today and within ten years.
    /// </exception>
    public static Decision Of(
        RetainedItem item,
        Disposition outcome,
        DateOnly? keepUntil,
        string reason,
        DateOnly today,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(reason);
        if (item.ReviewOn > today)
            throw Fault.StateConflict(
                "It has not come up for review yet: ListRetentionReviews tells the day."
            );
        if (keepUntil <= today || keepUntil > today.AddYears(MaxYearsKept))
            throw Fault.Invalid("keep_until", "must be after today and within ten years.");
        if (outcome == Disposition.Delete && item.Held)
            throw Fault.StateConflict(
                "A legal hold stops its deletion (ListLegalHolds). Release it first, or keep the item until a day."
            );
        return new Decision
        {
            Id = Guid.CreateVersion7(now),
            Kind = item.Kind,
            ItemId = item.ItemId,
            Outcome = outcome,
            KeepUntil = keepUntil,
            Reason = reason.Trim(),
            DecidedAt = now,
        };
    }

    /// <summary>Records how many records were deleted as a result of the decision.</summary>
    public void Deleted(int records) => RecordsDeleted = records;
}
