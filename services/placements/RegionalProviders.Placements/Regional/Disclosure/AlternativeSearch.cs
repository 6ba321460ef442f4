namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Looks for an alternative in which a given cell differs, and which hides as little as possible besides what is hidden
/// already: a change puts sums out of balance, and each is balanced by the change of another of its cells until all are.
/// Best first; the same input gives the same answer.
/// </summary>
internal sealed class AlternativeSearch(IReadOnlyList<Sum> sums)
{
    private const int MaxChanges = 40;

    /// <summary>An alternative; null where none was found with the effort.</summary>
    public Alternative? Find(Cell cell, Observer observer, Effort effort)
    {
        var queue = new PriorityQueue<State, (int, int)>();
        var sequence = 0;
        foreach (var by in new[] { 1, -1 })
            if (cell.CouldDiffer(by, observer))
                Enqueue(State.First(cell, by));
        for (var step = 0; step < effort.MaxSteps && queue.TryDequeue(out var state, out _); step++)
        {
            if (state.Open.Length == 0)
                return new Alternative(state.Changes());
            if (state.Depth < MaxChanges)
                foreach (var next in Next(state, observer, effort))
                    Enqueue(next);
        }
        return null;

        // A state that is nearly in balance is better than one that has cost little: the way there need not be the best.
        void Enqueue(State state) =>
            queue.Enqueue(state, (state.Cost + (effort.Pull * state.Open.Length), sequence++));
    }

    private IEnumerable<State> Next(State state, Observer observer, Effort effort)
    {
        var (sum, off) = state.Open.MinBy(open => sums[open.Sum].Members.Count);
        var shown = 0;
        foreach (var (cell, sign) in sums[sum].Members)
        {
            var by = off * sign > 0 ? -1 : 1;
            if (
                (!cell.IsHidden && shown == effort.ShownToTry)
                || !cell.CouldDiffer(by, observer)
                || state.Contains(cell)
            )
                continue;
            if (!cell.IsHidden)
                shown++;
            yield return state.With(cell, by);
        }
    }

    private sealed record State(
        State? Before,
        Cell Cell,
        int By,
        int Depth,
        int Cost,
        (int Sum, int Off)[] Open
    )
    {
        public static State First(Cell cell, int by) =>
            new(null, cell, by, 1, 0, Balance([], cell, by));

        public State With(Cell cell, int by) =>
            new(this, cell, by, Depth + 1, Cost + Loss(cell), Balance(Open, cell, by));

        public bool Contains(Cell cell)
        {
            for (var state = this; state is not null; state = state.Before)
                if (state.Cell == cell)
                    return true;
            return false;
        }

        public List<(Cell, int)> Changes()
        {
            var changes = new List<(Cell, int)>(Depth);
            for (var state = this; state is not null; state = state.Before)
                changes.Add((state.Cell, state.By));
            return changes;
        }

        private static int Loss(Cell cell) =>
            cell.IsHidden ? 1 : 10 + Math.Min(cell.Total.Placements / 4, 200);

        private static (int, int)[] Balance((int Sum, int Off)[] open, Cell cell, int by)
        {
            var after = new List<(int Sum, int Off)>(open.Length + cell.Sums.Count);
            after.AddRange(open);
            foreach (var (sum, sign) in cell.Sums)
            {
                var at = after.FindIndex(each => each.Sum == sum);
                if (at < 0)
                    after.Add((sum, sign * by));
                else if (after[at].Off + (sign * by) is var off && off != 0)
                    after[at] = (sum, off);
                else
                    after.RemoveAt(at);
            }
            return [.. after];
        }
    }

    /// <summary>How hard to look.</summary>
    /// <param name="MaxSteps">States to go on from before giving up.</param>
    /// <param name="ShownToTry">Of the cells of a sum that are shown, so many of the smallest are tried.</param>
    /// <param name="Pull">What a sum out of balance weighs against the cells that would be hidden.</param>
    internal sealed record Effort(int MaxSteps, int ShownToTry, int Pull)
    {
        /// <summary>Hides little.</summary>
        public static Effort Careful { get; } = new(4_000, 3, 4);

        /// <summary>Finds more, and hides more.</summary>
        public static Effort Eager { get; } = new(20_000, 8, 10);
    }
}
