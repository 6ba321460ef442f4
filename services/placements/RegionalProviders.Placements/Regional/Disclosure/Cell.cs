namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>A figure of a table, with what every council contributes to it. Cells of 0 are shown and are no part of this.</summary>
/// <param name="id">Place in the list of cells.</param>
/// <param name="council">The council whose rows alone it counts, in tables by placing authority; it knows the cell.</param>
internal sealed class Cell(int id, int? council)
{
    private readonly Dictionary<int, Tally> byCouncil = [];

    public int Id => id;
    public int? Council => council;
    public Tally Total { get; private set; }
    public bool IsHidden { get; set; }

    /// <summary>The sums that it is in: +1 as the whole, -1 as a part.</summary>
    public List<(int Sum, int Sign)> Sums { get; } = [];

    public void Add(int fromCouncil, Tally tally)
    {
        Total += tally;
        byCouncil[fromCouncil] = Own(fromCouncil) + tally;
    }

    public Tally Own(int ofCouncil) => byCouncil.GetValueOrDefault(ofCouncil);

    /// <summary>
    /// Whether it may be shown to nobody: it is small, or a council that takes its own rows away is left with few of others.
    /// </summary>
    public bool IsSensitive => Total.IsSmall || byCouncil.Values.Any(own => (Total - own).IsSmall);

    /// <summary>Whether an observer may not find out its count.</summary>
    public bool IsSecretFrom(Observer observer) =>
        observer.Council is not { } of || (Total - Own(of)).IsSmall;

    /// <summary>Whether the observer must take it for possible that the cell, hidden, is so much larger or smaller.</summary>
    public bool CouldDiffer(int by, Observer observer)
    {
        var other = Total.Placements + by;
        if (observer.Council is { } of && (of == council || other < Own(of).Placements))
            return false;
        return other > 0
            && (!observer.KnowsWhichAreSmall || Small.Is(other) == Small.Is(Total.Placements));
    }
}
