namespace RegionalProviders.Placements.Events;

/// <summary>
/// The window of a yearly submission opened: councils can enter their returns. Aggregate: the window's id.
/// </summary>
/// <param name="WindowId">The window.</param>
/// <param name="ConsortiumId">Its consortium.</param>
/// <param name="Year">Year of the submission.</param>
/// <param name="ClosesAt">The first instant at which submissions are refused, as set when the window opened.</param>
public sealed record WindowOpened(
    Guid WindowId,
    Guid ConsortiumId,
    int Year,
    DateTimeOffset ClosesAt
);
