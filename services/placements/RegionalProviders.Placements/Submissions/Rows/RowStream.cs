using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A stream of rows that was begun.</summary>
/// <param name="Upload">Its header.</param>
/// <param name="Kind">Which input its columns are those of.</param>
/// <param name="Medians">Costs of the year before, which do not change while it lasts.</param>
/// <param name="LastNumber">Rows up to this number were stored before.</param>
internal sealed record RowStream(
    RowsUpload Upload,
    ReturnKind Kind,
    MedianCosts Medians,
    int LastNumber
);
