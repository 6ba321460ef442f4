using RegionalProviders.Kernel;

namespace RegionalProviders.Retention;

/// <summary>A legal hold: while it is in force, what it names is not deleted.</summary>
public sealed class Hold
{
    /// <summary>Columns for statements that read holds.</summary>
    public const string Columns =
        "id, kind, item_id, reason, placed_at, placed_by, released_at, released_by, release_reason";

    private Hold() { }

    /// <summary>A new hold on one item, or on everything of the council (unspecified, no item).</summary>
    public Hold(string kind, Guid? itemId, string reason, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Kind = kind;
        ItemId = itemId;
        Reason = reason;
        PlacedAt = now;
    }

    /// <summary>The hold's id (UUID version 7, ordered by time).</summary>
    public Guid Id { get; private set; }

    /// <summary>The service's name for the kind of item; <c>Unspecified</c> for everything of the council.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The item; null for everything of the council.</summary>
    public Guid? ItemId { get; private set; }

    /// <summary>The reason. Names no child.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was placed.</summary>
    public DateTimeOffset PlacedAt { get; private set; }

    /// <summary>Who placed it. Set by the database, which knows the principal of the transaction.</summary>
    public string PlacedBy { get; private set; } = null!;

    /// <summary>When it was released; null while it is in force.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Who released it.</summary>
    public string? ReleasedBy { get; private set; }

    /// <summary>Why it was released.</summary>
    public string? ReleaseReason { get; private set; }

    /// <summary>Releases the hold, which can be done once.</summary>
    public void Release(string reason, string subject, DateTimeOffset now)
    {
        if (ReleasedAt is not null)
            throw Fault.StateConflict("The hold was released already.");
        (ReleasedAt, ReleasedBy, ReleaseReason) = (now, subject, reason);
    }
}
