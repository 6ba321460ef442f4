namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Placements of one council that all shown cells count alike: only their number and total cost can be derived, so
/// their costs may be divided among them in any way.
/// </summary>
/// <param name="Inside">The placements that the cell in question counts.</param>
/// <param name="Outside">The other placements.</param>
internal sealed record ExchangeClass(IReadOnlyList<Unit> Inside, IReadOnlyList<Unit> Outside)
{
    public static ExchangeClass Of(
        PlacementType type,
        IReadOnlyList<Cell?> cells,
        Cell cell,
        Microdata data
    )
    {
        var alike = data.UnitsOf[type.Council].Where(unit => AreAlike(unit.Cells, cells));
        var parts = alike.ToLookup(unit => unit.IsIn(cell));
        return new ExchangeClass([.. parts[true]], [.. parts[false]]);
    }

    public static Money Cost(IEnumerable<Unit> units) =>
        units.Aggregate(default(Money), (sum, unit) => sum + unit.Weekly);

    /// <summary>Whether every shown cell counts either both or neither.</summary>
    public static bool AreAlike(IReadOnlyList<Cell?> cells, IReadOnlyList<Cell?> others)
    {
        for (var table = 0; table < cells.Count; table++)
            if (cells[table] != others[table] && (IsShown(cells[table]) || IsShown(others[table])))
                return false;
        return true;
    }

    private static bool IsShown(Cell? cell) => cell is { IsHidden: false };
}
