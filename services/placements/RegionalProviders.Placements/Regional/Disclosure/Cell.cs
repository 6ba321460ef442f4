namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>A row of a table that counts at least one placement. A row that counts none is never told from a suppressed one.</summary>
/// <param name="id">Place in the list of cells.</param>
/// <param name="table">Place of its table among those that are published.</param>
/// <param name="shape">Its table.</param>
internal sealed class Cell(int id, int table, TableShape shape)
{
    private readonly List<Unit> units = [];

    public int Id => id;
    public int Table => table;
    public TableShape Shape => shape;
    public IReadOnlyList<Unit> Units => units;

    /// <summary>Suppressed: no reader has its figures.</summary>
    public bool IsHidden { get; set; }

    /// <summary>
    /// Readers know that it counts somebody, as in publications that listed suppressed rows: it cannot become empty.
    /// </summary>
    public bool IsListed { get; set; }

    /// <summary>Readers would see that a placement of it were another's.</summary>
    public bool ShowsLoss => !IsHidden || (IsListed && units.Count == 1);

    /// <summary>What readers lose with it.</summary>
    public int Weight => shape.Weight * (10 + Math.Min(units.Count / 4, 100));

    public void Add(Unit unit) => units.Add(unit);
}
