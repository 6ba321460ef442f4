namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Other figures that agree with everything that is shown: some hidden cells are one larger, others one smaller, and
/// every sum still holds. Whoever must take it for possible cannot know the count of any cell in it.
/// </summary>
/// <param name="Changes">The cells that differ, each by +1 or -1.</param>
internal sealed record Alternative(IReadOnlyList<(Cell Cell, int By)> Changes)
{
    public bool IsPossibleTo(Observer observer) =>
        Changes.All(change => change.Cell.CouldDiffer(change.By, observer));
}
