namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Decides once, for all tables of a window together, which cells are hidden. A cell that is sensitive is; and so are as
/// many others as it takes for every observer to be left with an <see cref="Alternative"/> for each of them. That is the
/// proof: nothing that can be derived from the tables, by whatever calculation, tells two possible counts apart.
/// </summary>
internal static class Suppression
{
    /// <summary>
    /// Hides cells. False where a region is too small for it: then nothing of it may be shown at all.
    /// </summary>
    public static bool Hide(IReadOnlyList<Cell> cells, IReadOnlyList<Sum> sums, int councils)
    {
        var sensitive = cells
            .Where(cell => cell.IsSensitive)
            .OrderBy(cell => cell.Total.Placements)
            .ThenBy(cell => cell.Id)
            .ToList();
        foreach (var cell in sensitive)
            cell.IsHidden = true;
        var search = new AlternativeSearch(sums);
        var known = cells.Select(_ => new List<Alternative>()).ToArray();
        foreach (var cell in sensitive)
        foreach (var observer in Observer.All(councils))
        {
            if (!cell.IsSecretFrom(observer) || IsInDoubt(cell, observer))
                continue;
            // With every setting of a provider at 1 and the provider at 5, who knew that 5 is small would know it.
            var weaker = observer with
            {
                KnowsWhichAreSmall = false,
            };
            var found = search.Find(cell, observer, AlternativeSearch.Effort.Careful);
            if (found is null && IsInDoubt(cell, weaker))
                continue;
            found ??=
                search.Find(cell, weaker, AlternativeSearch.Effort.Careful)
                ?? search.Find(cell, weaker, AlternativeSearch.Effort.Eager);
            if (found is null)
                return false;
            foreach (var (changed, _) in found.Changes)
            {
                changed.IsHidden = true;
                known[changed.Id].Add(found);
            }
        }
        return true;

        bool IsInDoubt(Cell cell, Observer observer) =>
            known[cell.Id].Exists(alternative => alternative.IsPossibleTo(observer));
    }
}
