namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>
/// Somebody who has all tables and wants the suppressed counts. Knows what is public (whose a setting is, where it and the
/// councils lie), that a `*` stands for no 0, which of them stand for a small count, and for a council its own placements.
/// Works with what readers see only: sums are put together anew from the keys.
/// </summary>
internal sealed class Attacker
{
    private readonly Dictionary<string, Bounds> bounds = [];
    private readonly List<Dictionary<string, int>> equations = [];

    private Attacker() { }

    /// <summary>Suppressed counts that it has found, by cell.</summary>
    public IReadOnlyDictionary<string, int> Found { get; private set; } =
        new Dictionary<string, int>();

    public static Attacker On(params Report[] reports)
    {
        var attacker = new Attacker();
        foreach (var report in reports)
            attacker.Read(report);
        var hidden = attacker.bounds.Where(bound => !bound.Value.IsOne).Select(bound => bound.Key);
        string[] unknown = [.. hidden];
        attacker.Narrow();
        attacker.Eliminate();
        attacker.Narrow();
        attacker.Found = unknown
            .Where(cell => attacker.bounds[cell].IsOne)
            .ToDictionary(cell => cell, cell => attacker.bounds[cell].Low);
        return attacker;
    }

    private void Read(Report report)
    {
        foreach (var figure in report.Figures)
        {
            // The same figure of two reports is one number: either may show it.
            var bound = report.BoundsOf(figure);
            bounds[figure.Name] = bounds.TryGetValue(figure.Name, out var known)
                ? known.And(bound)
                : bound;
        }
        equations.AddRange(report.Equations());
    }

    // Bounds of every figure from the bounds of the others in the same sum, until nothing moves.
    private void Narrow()
    {
        for (var moved = true; moved; )
        {
            moved = false;
            foreach (var equation in equations)
            foreach (var (cell, factor) in equation)
            {
                long low = 0;
                long high = 0;
                foreach (var (other, by) in equation)
                {
                    if (other == cell)
                        continue;
                    // cell = -factor * sum of the others
                    var bound = bounds[other];
                    var sign = -factor * by;
                    low += sign > 0 ? bound.Low : -(long)bound.High;
                    high += sign > 0 ? bound.High : -(long)bound.Low;
                }
                var held = bounds[cell];
                var now = held.And(
                    new Bounds(
                        (int)Math.Clamp(low, 0, Bounds.Most),
                        (int)Math.Clamp(high, 0, Bounds.Most)
                    )
                );
                if (now == held)
                    continue;
                bounds[cell] = now;
                moved = true;
            }
        }
    }

    // Exact elimination: a row with one unknown left tells it.
    private void Eliminate()
    {
        var pivots = new Dictionary<string, Dictionary<string, Fraction>>();
        var constants = new Dictionary<string, Fraction>();
        foreach (var equation in equations)
        {
            var row = new Dictionary<string, Fraction>();
            var constant = Fraction.Zero;
            foreach (var (cell, factor) in equation)
                if (bounds[cell].IsOne)
                    constant -= factor * (Fraction)bounds[cell].Low;
                else
                    row[cell] = factor;
            while (row.Keys.FirstOrDefault(pivots.ContainsKey) is { } known)
            {
                constant -= row[known] * constants[known];
                Subtract(row, pivots[known], row[known]);
            }
            if (row.Count == 0)
                continue;
            var pivot = row.Keys.Min(StringComparer.Ordinal)!;
            var scale = row[pivot];
            row = row.ToDictionary(each => each.Key, each => each.Value / scale);
            constant /= scale;
            foreach (
                var (other, held) in pivots.Where(held => held.Value.ContainsKey(pivot)).ToList()
            )
            {
                constants[other] -= held[pivot] * constant;
                Subtract(held, row, held[pivot]);
            }
            pivots[pivot] = row;
            constants[pivot] = constant;
        }
        foreach (var (cell, row) in pivots)
            if (row.Count == 1)
                bounds[cell] = Bounds.Exactly(constants[cell].ToInteger());
    }

    private static void Subtract(
        Dictionary<string, Fraction> row,
        Dictionary<string, Fraction> other,
        Fraction times
    )
    {
        foreach (var (cell, factor) in other.ToList())
        {
            var left = row.GetValueOrDefault(cell) - (times * factor);
            if (left == Fraction.Zero)
                row.Remove(cell);
            else
                row[cell] = left;
        }
    }
}
