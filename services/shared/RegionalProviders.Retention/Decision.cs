using RegionalProviders.Kernel;

namespace RegionalProviders.Retention;

/// <summary>What becomes of an item that came up for review.</summary>
public enum Disposition
{
    /// <summary>It is deleted in the transaction of the decision.</summary>
    Delete = 1,

    /// <summary>It is kept until a day, on which it comes up again.</summary>
    Keep = 2,
}

/// <summary>What was decided about an item that came up for review. It stays when the item is gone.</summary>
public sealed class Decision
{
    /// <summary>Columns for statements that read decisions.</summary>
    public const string Columns =
        "id, kind, item_id, outcome, keep_until, reason, decided_at, decided_by, records_deleted";

    private const int MaxYearsKept = 10;

    private Decision() { }

    /// <summary>Its id, which grows with time.</summary>
    public Guid Id { get; private set; }

    /// <summary>Name of the item's kind, as the service has it.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The id that the item had.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>What was decided.</summary>
    public Disposition Outcome { get; private set; }

    /// <summary>The day on which a kept item comes up again.</summary>
    public DateOnly? KeepUntil { get; private set; }

    /// <summary>Why. Names no child.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>Who. From the database, which knows whose transaction it was.</summary>
    public string DecidedBy { get; private set; } = null!;

    /// <summary>How many records the deletion took away.</summary>
    public int RecordsDeleted { get; private set; }

    /// <summary>Decides about an item that has come up for review and, to be deleted, is not held.</summary>
    /// <exception cref="ServiceException">STATE_CONFLICT where it has not, or is; INVALID_ARGUMENT for another day.</exception>
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

    /// <summary>Notes how many records the deletion that it decided took away.</summary>
    public void Deleted(int records) => RecordsDeleted = records;
}
