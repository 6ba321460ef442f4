namespace RegionalProviders.Placements.Returns;

/// <summary>The rules of the statutory return about the episodes of one child, one after the other.</summary>
public sealed class EpisodeSequence(DateOnly snapshot)
{
    private readonly CollectionYear _year = CollectionYear.Of(snapshot);

    /// <summary>Compares the episodes of one child, given in any order.</summary>
    public IReadOnlyList<EpisodeFinding> Check(IReadOnlyList<Episode> episodes)
    {
        var check = new SequenceCheck(InOrder(episodes), snapshot, _year);
        if (check.Episodes.Count == 0)
            return [];
        SuccessionChecks.Check(check);
        ChangeChecks.Check(check);
        PlacementSequenceChecks.Check(check);
        DurationChecks.Check(check);
        ShortBreakSequenceChecks.Check(check);
        return check.Findings;
    }

    // Of rows with one start the first counts: the others are reported as repeated.
    private static List<Episode> InOrder(IReadOnlyList<Episode> episodes) =>
        [
            .. episodes
                .GroupBy(episode => episode.Start)
                .OrderBy(same => same.Key)
                .Select(same => same.MinBy(episode => episode.Line)!),
        ];
}

/// <summary>The episodes of one child being checked, in order of their starts.</summary>
internal sealed class SequenceCheck(List<Episode> episodes, DateOnly snapshot, CollectionYear year)
{
    public IReadOnlyList<Episode> Episodes => episodes;

    public CollectionYear Year => year;

    public List<EpisodeFinding> Findings { get; } = [];

    /// <summary>Each episode with the one after it.</summary>
    public IEnumerable<(Episode Before, Episode After)> Pairs() => episodes.Zip(episodes.Skip(1));

    /// <summary>The last day, which is that of the return for an episode that runs; null if it cannot be read.</summary>
    public DateOnly? Until(Episode episode) => episode.IsOpen ? snapshot : episode.End;

    public void Report(
        ReturnRule rule,
        Episode episode,
        ReturnField field,
        Episode? other = null
    ) => Findings.Add(new(episode, rule, field, other?.Line));
}
