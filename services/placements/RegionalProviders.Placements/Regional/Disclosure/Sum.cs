namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>What every reader knows: the whole is the sum of its parts.</summary>
internal sealed class Sum
{
    private readonly List<(Cell Cell, int Sign)> members;

    public Sum(int id, Cell whole, IEnumerable<Cell> parts)
    {
        members = [.. parts.Select(part => (part, -1)).Prepend((whole, 1))];
        // The smallest first: they are the least loss where one more has to be hidden.
        members.Sort(
            (left, right) =>
                (left.Cell.Total.Placements, left.Cell.Id).CompareTo(
                    (right.Cell.Total.Placements, right.Cell.Id)
                )
        );
        foreach (var (cell, sign) in members)
            cell.Sums.Add((id, sign));
    }

    /// <summary>The whole (+1) and the parts (-1), smallest first.</summary>
    public IReadOnlyList<(Cell Cell, int Sign)> Members => members;
}
