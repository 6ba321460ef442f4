namespace RegionalProviders.Retention;

/// <summary>Something that a council retains, and when it comes up for review.</summary>
public record RetainedItem
{
    /// <summary>The service's name for its kind.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The item's id.</summary>
    public Guid ItemId { get; init; }

    /// <summary>The day on which it comes up for review, Europe/London.</summary>
    public DateOnly ReviewOn { get; init; }

    /// <summary>Whether a legal hold stops its deletion.</summary>
    public bool Held { get; init; }
}
