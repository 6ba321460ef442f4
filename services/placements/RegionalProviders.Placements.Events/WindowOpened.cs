namespace RegionalProviders.Placements.Events;

/// <summary>The window of a yearly submission has opened: councils enter their returns. Aggregate: the window's id.</summary>
/// <param name="WindowId">The window.</param>
/// <param name="ConsortiumId">Its consortium.</param>
/// <param name="Year">Year of the submission.</param>
/// <param name="ClosesAt">The instant from which nothing is taken any more, as it was set when it opened.</param>
public sealed record WindowOpened(
    Guid WindowId,
    Guid ConsortiumId,
    int Year,
    DateTimeOffset ClosesAt
);
