namespace RegionalProviders.Placements.Returns;

/// <summary>
/// Keeps the episodes of each child until the whole file was read, because they may stand in any order. Keeps no more
/// than a return may have: the episodes of a longer file, which no return can take, are not compared.
/// </summary>
internal sealed class ChildEpisodes(ReturnContext context)
{
    private const int Most = 50_000;

    private readonly Dictionary<string, List<Episode>> _children = new(
        StringComparer.OrdinalIgnoreCase
    );
    private int _count;

    public void Add(ReturnRow row)
    {
        if (_count > Most || row.Identifier is not { } child || Episode.Of(row) is not { } episode)
            return;
        if (++_count > Most)
        {
            _children.Clear();
            return;
        }
        if (!_children.TryGetValue(child, out var episodes))
            _children[child] = episodes = new(1);
        episodes.Add(episode);
    }

    /// <summary>The findings of all children, in order of line.</summary>
    public IEnumerable<Finding> Finish()
    {
        var sequence = new EpisodeSequence(context.Snapshot);
        return _children
            .Values.SelectMany(sequence.Check)
            .OrderBy(found => found.Episode.Line)
            .Select(found => found.ToFinding(context.Schema));
    }
}
