namespace RegionalProviders.Placements.Events;

/// <summary>
/// The coordinator gave a council's return back; if it had been accepted, it no longer is. Aggregate: the submission's
/// id.
/// </summary>
/// <param name="SubmissionId">The return.</param>
/// <param name="WindowId">Its window.</param>
/// <param name="ConsortiumId">The consortium.</param>
/// <param name="CouncilId">The council.</param>
/// <param name="Year">Year of the submission.</param>
/// <param name="WasAccepted">True if it had been accepted.</param>
public sealed record SubmissionReturned(
    Guid SubmissionId,
    Guid WindowId,
    Guid ConsortiumId,
    Guid CouncilId,
    int Year,
    bool WasAccepted
);
