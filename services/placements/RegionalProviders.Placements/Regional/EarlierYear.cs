using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// An earlier publication, which readers can subtract from this one. A placement whose cost has changed counts as
/// having both left and come.
/// </summary>
/// <param name="Shown">Rows whose figures were shown in it.</param>
/// <param name="Came">Placements of this window that the earlier one does not contain.</param>
/// <param name="Left">Placements of the earlier window that this one no longer contains.</param>
internal sealed record EarlierYear(
    IReadOnlySet<(RegionalTable, RowKey)> Shown,
    IReadOnlyList<RegionalPlacement> Came,
    IReadOnlyList<RegionalPlacement> Left
);
