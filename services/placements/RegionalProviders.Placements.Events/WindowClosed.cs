namespace RegionalProviders.Placements.Events;

/// <summary>
/// The window of a yearly submission has closed: every return is frozen, except those that the coordinator permits late.
/// Aggregate: the window's id.
/// </summary>
/// <param name="WindowId">The window.</param>
/// <param name="ConsortiumId">Its consortium.</param>
/// <param name="Year">Year of the submission.</param>
/// <param name="ClosedAt">The instant of the close.</param>
/// <param name="Begun">Returns that were begun.</param>
/// <param name="Submitted">Returns that wait for the coordinator.</param>
/// <param name="Accepted">Returns that were accepted before.</param>
public sealed record WindowClosed(
    Guid WindowId,
    Guid ConsortiumId,
    int Year,
    DateTimeOffset ClosedAt,
    int Begun,
    int Submitted,
    int Accepted
);
