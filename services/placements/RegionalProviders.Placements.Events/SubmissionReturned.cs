namespace RegionalProviders.Placements.Events;

/// <summary>
/// The coordinator has given a council's return back; where it was accepted before, it no longer is.
/// Aggregate: the submission's id.
/// </summary>
/// <param name="SubmissionId">The return.</param>
/// <param name="WindowId">Its window.</param>
/// <param name="ConsortiumId">The consortium.</param>
/// <param name="CouncilId">The council.</param>
/// <param name="Year">Year of the submission.</param>
/// <param name="WasAccepted">True where it was accepted before.</param>
public sealed record SubmissionReturned(
    Guid SubmissionId,
    Guid WindowId,
    Guid ConsortiumId,
    Guid CouncilId,
    int Year,
    bool WasAccepted
);
