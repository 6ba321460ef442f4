using RegionalProviders.Persistence;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Judging;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A stream of rows that was begun.</summary>
/// <param name="Upload">Its header.</param>
/// <param name="Own">The return as it was then.</param>
/// <param name="Reader">Reads its rows.</param>
/// <param name="Knowledge">What rows are judged by, as it was when the stream began.</param>
/// <param name="LastNumber">Rows up to this number were stored before.</param>
internal sealed record RowStream(
    RowsUpload Upload,
    OwnReturn Own,
    RowReader Reader,
    ReturnKnowledge Knowledge,
    int LastNumber
)
{
    private readonly Dictionary<string, Registration?> registrations = [];

    /// <summary>The register, as it was when the stream first asked for each number.</summary>
    public IRegister Register(ServiceTransaction tx) =>
        new RememberedRegister(registrations, new StoredRegister(tx));
}
