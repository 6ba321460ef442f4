using RegionalProviders.Kernel;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Judging;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A stream of rows that was begun.</summary>
/// <param name="Principal">Whose it is.</param>
/// <param name="Upload">Its header.</param>
/// <param name="Own">The return as it was then.</param>
/// <param name="Reader">Reads its rows.</param>
/// <param name="Knowledge">What rows are judged by, as it was when the stream began.</param>
/// <param name="Register">The register, as it was when the stream first asked for each number.</param>
/// <param name="LastNumber">Rows up to this number were stored before.</param>
internal sealed record RowStream(
    Principal Principal,
    RowsUpload Upload,
    OwnReturn Own,
    RowReader Reader,
    ReturnKnowledge Knowledge,
    IRegister Register,
    int LastNumber
)
{
    /// <summary>
    /// The council's key, as the last transaction of the stream read it. Rows are encrypted under it ahead, and once more
    /// where it is no longer the council's when they are stored.
    /// </summary>
    public required CouncilReferences Key { get; set; }

    /// <summary>
    /// No row of it was sent before, as far as is known; storing is quicker then. A return that had rows when the stream
    /// began is likely to be sent anew.
    /// </summary>
    public bool AreNew { get; set; } = Own.Held.RowCount == 0;
}
