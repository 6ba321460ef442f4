namespace RegionalProviders.Placements.Events;

/// <summary>
/// The window of a yearly submission closed: every return is frozen, except where the coordinator permits a late one.
/// Aggregate: the window's id.
/// </summary>
/// <param name="WindowId">The window.</param>
/// <param name="ConsortiumId">Its consortium.</param>
/// <param name="Year">Year of the submission.</param>
/// <param name="ClosedAt">Time at which the window closed.</param>
/// <param name="Begun">Number of returns that were started, including those submitted and accepted.</param>
/// <param name="Submitted">Number of returns awaiting the coordinator's decision.</param>
/// <param name="Accepted">Number of returns already accepted.</param>
public sealed record WindowClosed(
    Guid WindowId,
    Guid ConsortiumId,
    int Year,
    DateTimeOffset ClosedAt,
    int Begun,
    int Submitted,
    int Accepted
);
