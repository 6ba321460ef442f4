namespace RegionalProviders.Placements.Events;

/// <summary>
/// The coordinator has accepted a council's return. One that is returned and accepted again raises it again.
/// Aggregate: the submission's id.
/// </summary>
/// <param name="SubmissionId">The return.</param>
/// <param name="WindowId">Its window.</param>
/// <param name="ConsortiumId">The consortium.</param>
/// <param name="CouncilId">The council.</param>
/// <param name="Year">Year of the submission.</param>
/// <param name="RowCount">Rows of the return.</param>
/// <param name="Nil">True where the council submitted that it has no placements.</param>
/// <param name="Late">True where it was submitted after the close.</param>
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
