namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>A placement, and its type in another world.</summary>
internal sealed record Move(Unit From, PlacementType To, IReadOnlyList<Cell?> Cells)
{
    public bool Touches(int? council) => From.Council == council || To.Council == council;

    public bool EndsIn(Cell cell) => Cells[cell.Table] == cell;

    /// <summary>The change that it makes to the count of a cell.</summary>
    public int Change(Cell cell) => (EndsIn(cell) ? 1 : 0) - (From.IsIn(cell) ? 1 : 0);
}
