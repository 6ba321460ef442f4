using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A stream of rows that was begun.</summary>
/// <param name="Upload">Its header.</param>
/// <param name="Own">The return as it was then.</param>
/// <param name="Reader">Reads its rows.</param>
/// <param name="Medians">Costs of the year before, which do not change while it lasts.</param>
/// <param name="LastNumber">Rows up to this number were stored before.</param>
internal sealed record RowStream(
    RowsUpload Upload,
    OwnReturn Own,
    RowReader Reader,
    MedianCosts Medians,
    int LastNumber
);
