namespace RegionalProviders.Placements.Events;

/// <summary>
/// The coordinator accepted a council's return. If the return is given back and accepted again, the event is published
/// again. Aggregate: the submission's id.
/// </summary>
/// <param name="SubmissionId">The return.</param>
/// <param name="WindowId">Its window.</param>
/// <param name="ConsortiumId">The consortium.</param>
/// <param name="CouncilId">The council.</param>
/// <param name="Year">Year of the submission.</param>
/// <param name="RowCount">Number of rows in the return.</param>
/// <param name="Nil">True if the council declared that it has no placements.</param>
/// <param name="Late">True if it was submitted after the window had closed.</param>
public sealed record SubmissionAccepted(
    Guid SubmissionId,
    Guid WindowId,
    Guid ConsortiumId,
    Guid CouncilId,
    int Year,
    int RowCount,
    bool Nil,
    bool Late
);
