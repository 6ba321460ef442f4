namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// A row of a table that counts at least one placement. Readers cannot distinguish a row that counts none from a
/// suppressed one.
/// </summary>
/// <param name="id">Index in the list of cells.</param>
/// <param name="table">Index of its table among those published.</param>
/// <param name="shape">Its table.</param>
internal sealed class Cell(int id, int table, TableShape shape)
{
    private readonly List<Unit> units = [];

    public int Id => id;
    public int Table => table;
    public TableShape Shape => shape;
    public IReadOnlyList<Unit> Units => units;

    /// <summary>Whether the cell is suppressed: its figures are not published.</summary>
    public bool IsHidden { get; set; }

    /// <summary>
    /// Readers know that the cell counts at least one placement, as in publications that listed suppressed rows: it
    /// cannot be empty in another world.
    /// </summary>
    public bool IsListed { get; set; }

    /// <summary>Whether readers would notice if one of its placements belonged to another cell.</summary>
    public bool ShowsLoss => !IsHidden || (IsListed && units.Count == 1);

    /// <summary>The loss of information for readers if the cell is hidden.</summary>
    public int Weight => shape.Weight * (10 + Math.Min(units.Count / 4, 100));

    public void Add(Unit unit) => units.Add(unit);
}
