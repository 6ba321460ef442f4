namespace RegionalProviders.Retention;

/// <summary>Something that a council keeps, and when it comes up for review.</summary>
public record RetainedItem
{
    /// <summary>Name of its kind, as the service has it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Its id.</summary>
    public Guid ItemId { get; init; }

    /// <summary>The day on which it comes up, Europe/London.</summary>
    public DateOnly ReviewOn { get; init; }

    /// <summary>A legal hold stops its deletion.</summary>
    public bool Held { get; init; }
}
