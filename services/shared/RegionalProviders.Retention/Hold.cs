using RegionalProviders.Kernel;

namespace RegionalProviders.Retention;

/// <summary>A legal hold: while it stands, what it names is not deleted.</summary>
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

    /// <summary>Its id, which grows with time.</summary>
    public Guid Id { get; private set; }

    /// <summary>Name of the item's kind, as the service has it; <c>Unspecified</c> for everything of the council.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The item; null for everything of the council.</summary>
    public Guid? ItemId { get; private set; }

    /// <summary>Why. Names no child.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was placed.</summary>
    public DateTimeOffset PlacedAt { get; private set; }

    /// <summary>Who placed it. From the database, which knows whose transaction it was.</summary>
    public string PlacedBy { get; private set; } = null!;

    /// <summary>When it was released; null while it stands.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Who released it.</summary>
    public string? ReleasedBy { get; private set; }

    /// <summary>Why it was released.</summary>
    public string? ReleaseReason { get; private set; }

    /// <summary>Releases it, once.</summary>
    public void Release(string reason, string subject, DateTimeOffset now)
    {
        if (ReleasedAt is not null)
            throw Fault.StateConflict("The hold was released already.");
        (ReleasedAt, ReleasedBy, ReleaseReason) = (now, subject, reason);
    }
}
