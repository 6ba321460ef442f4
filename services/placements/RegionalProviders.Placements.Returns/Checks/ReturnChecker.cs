using System.Runtime.CompilerServices;

namespace RegionalProviders.Placements.Returns;

/// <summary>A row with its findings.</summary>
/// <param name="Row">The row.</param>
/// <param name="Findings">Its findings; empty if there are none.</param>
public sealed record CheckedRow(ReturnRow Row, IReadOnlyList<Finding> Findings);

/// <summary>
/// Checks a whole return: each row by itself and against the others. Pass every row once, in batches, then call
/// <see cref="Finish"/>. Stores identifiers and what is compared of episodes, but no rows. For one return and one thread.
/// </summary>
public sealed class ReturnChecker(ReturnContext context)
{
    /// <summary>Maximum number of rows per look-up in the register.</summary>
    public const int BatchRows = 500;

    private readonly RowChecker _rows = new(context);
    private readonly Continuity _continuity = new(context);
    private readonly Repetition _repetition = new();
    private readonly ChildEpisodes _episodes = new(context);

    /// <summary>Checks the next rows, with one look-up in the register.</summary>
    public async ValueTask<IReadOnlyList<CheckedRow>> CheckAsync(
        IReadOnlyList<ReturnRow> batch,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(batch);
        var urns = batch.Select(UrnChecks.LookedUp).OfType<string>().ToHashSet();
        var register =
            urns.Count > 0
                ? await context.Register.FindAsync(urns, cancellationToken)
                : new Dictionary<string, Registration>();
        var result = new CheckedRow[batch.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var row = batch[i];
            var registration = row.Urn is { } urn ? register.GetValueOrDefault(urn) : null;
            var findings = _rows.Check(row, registration);
            var crossing = _repetition.Check(row);
            crossing = Joined(crossing, _continuity.Check(row));
            _episodes.Add(row);
            result[i] = new CheckedRow(row, Joined(findings, crossing));
        }
        return result;
    }

    /// <summary>Checks rows as they arrive; <see cref="Finish"/> returns the findings about the return as a whole.</summary>
    public async IAsyncEnumerable<CheckedRow> CheckAsync(
        IAsyncEnumerable<ReturnRow> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        var batch = new List<ReturnRow>(BatchRows);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            batch.Add(row);
            if (batch.Count < BatchRows)
                continue;
            foreach (var result in await CheckAsync(batch, cancellationToken))
                yield return result;
            batch.Clear();
        }
        foreach (var result in await CheckAsync(batch, cancellationToken))
            yield return result;
    }

    /// <summary>
    /// Findings that can only be made once all rows have been seen: placements that were open last year and are absent,
    /// and episodes that do not follow from the child's others. Made as they are read, for there may be very many.
    /// </summary>
    public IEnumerable<Finding> Finish() => _episodes.Finish().Concat(_continuity.Finish());

    private static IReadOnlyList<Finding> Joined(
        IReadOnlyList<Finding> first,
        IReadOnlyList<Finding> second
    ) =>
        first.Count == 0 ? second
        : second.Count == 0 ? first
        : [.. first, .. second];
}
