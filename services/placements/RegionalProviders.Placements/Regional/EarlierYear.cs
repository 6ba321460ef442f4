using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// A publication of before, which readers subtract from this one. A placement that costs another amount came and left.
/// </summary>
/// <param name="Shown">Rows with figures in it.</param>
/// <param name="Came">Placements of this window that the earlier one did not have.</param>
/// <param name="Left">Placements of the earlier one that this window has no more.</param>
internal sealed record EarlierYear(
    IReadOnlySet<(RegionalTable, RowKey)> Shown,
    IReadOnlyList<RegionalPlacement> Came,
    IReadOnlyList<RegionalPlacement> Left
);
