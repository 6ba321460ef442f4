namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>A single placement (the statistical unit) and the cells that count it, one per table.</summary>
internal sealed record Unit(PlacementType Type, Money Weekly, IReadOnlyList<Cell?> Cells)
{
    public int Council => Type.Council;

    public bool IsIn(Cell cell) => Cells[cell.Table] == cell;
}
