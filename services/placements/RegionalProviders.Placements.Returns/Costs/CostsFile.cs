using System.Globalization;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>
/// A file of costs that accompanies the statutory episodes file: child and start of the episode, the total weekly cost
/// and the three contributions, and any other census columns. Kept in memory while the episodes are read. Contains
/// personal data: never log it. For one import and one thread.
/// </summary>
public sealed class CostsFile
{
    /// <summary>
    /// Maximum number of lines; the statutory return of the largest council has fewer than 10,000 episodes a year.
    /// </summary>
    public const int MaxLines = 50_000;

    private static readonly ReturnRule NoEpisode = ReturnRules.Get("costs.no_episode");
    private static readonly ReturnRule KeyNotValid = ReturnRules.Get("costs.key_not_valid");

    private readonly Dictionary<(string, DateOnly), Entry> _episodes = [];
    private readonly List<int> _withoutKey = [];
    private readonly HeaderMap _map;
    private readonly DateSerials _serials;

    internal CostsFile(HeaderMap map, string? sheet, DateSerials serials)
    {
        _map = map;
        _serials = serials;
        Sheet = sheet;
    }

    /// <summary>The sheet that was read; null for a text file.</summary>
    public string? Sheet { get; }

    /// <summary>Line (or sheet row) of the header, from 1.</summary>
    public int HeaderLine => _map.Line;

    /// <summary>Number of lines with costs.</summary>
    public int Lines { get; private set; }

    /// <summary>Headers that are not recognised, at most sixty: their cells are not read.</summary>
    public IReadOnlyList<string> UnknownColumns => _map.Unknown;

    /// <summary>
    /// Reads a csv or xlsx file. The stream must be seekable and stays open. A file that is not a costs file raises a
    /// <see cref="TableException"/> (<see cref="WrongColumnsException"/> if columns are missing).
    /// </summary>
    public static Task<CostsFile> ReadAsync(
        Stream stream,
        ReturnSchema schema,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(schema);
        return CostsReader.ReadAsync(stream, schema, cancellationToken);
    }

    /// <summary>Lines that matched none of the episodes read, and lines without a key.</summary>
    public IReadOnlyList<Finding> Finish() =>
        [
            .. _withoutKey
                .Select(line => (Line: line, Rule: KeyNotValid))
                .Concat(
                    _episodes
                        .Values.Where(entry => !entry.IsMatched)
                        .SelectMany(entry => entry.Rows)
                        .Select(row => (row.Line, Rule: NoEpisode))
                )
                .OrderBy(found => found.Line)
                .Select(found => Of(found.Rule, found.Line)),
        ];

    internal void Add(RawRow row)
    {
        if (++Lines > MaxLines)
            throw new TableTooLargeException(
                $"The costs file has more than {MaxLines} lines. Leave the lines of other years out."
            );
        var key = new RowCells(_serials);
        foreach (var (column, text) in _map.Cells(row, key))
            if (IsKey(column))
                key.Read(column, text);
        if (KeyOf(key) is not { } episode)
            _withoutKey.Add(row.Line);
        else if (_episodes.TryGetValue(episode, out var held))
            held.Rows.Add(row);
        else
            _episodes[episode] = new Entry { Rows = { row } };
    }

    /// <summary>Adds the costs file's values to an episode.</summary>
    internal void AddTo(RowCells cells)
    {
        cells.Costs = EpisodeCosts.None;
        if (KeyOf(cells) is not { } episode || !_episodes.TryGetValue(episode, out var held))
            return;
        held.IsMatched = true;
        cells.Costs = EpisodeCosts.None with { Lines = [.. held.Rows.Select(row => row.Line)] };
        // If several lines match, none is used: silently choosing one could be wrong.
        if (held.Rows is [var only])
            AddTo(cells, only);
    }

    private void AddTo(RowCells cells, RawRow line)
    {
        var taken = new List<ReturnField>();
        var contradicted = new List<ReturnField>();
        foreach (var (column, text) in _map.Cells(line, cells))
        {
            if (IsKey(column) || PlainText.Clean(text, out _) is not { Length: > 0 } cleaned)
                continue;
            if (cells.Texts[(int)column.Field] is not { } own)
            {
                cells.Read(column, text);
                taken.Add(column.Field);
            }
            else if (own != cleaned)
                contradicted.Add(column.Field);
        }
        cells.Costs = new EpisodeCosts([line.Line], taken, contradicted);
    }

    private static bool IsKey(ReturnColumn column) =>
        column.Field is ReturnField.Identifier or ReturnField.Start;

    // Officers may write a child's reference in upper or lower case.
    private static (string, DateOnly)? KeyOf(RowCells cells) =>
        cells.Texts[(int)ReturnField.Identifier] is { Length: > 0 } child
        && cells.Start is { } start
            ? (child.ToUpperInvariant(), start)
            : null;

    private Finding Of(ReturnRule rule, int line) =>
        new(
            null,
            null,
            _map.Schema.StatutoryColumn(ReturnField.Identifier)?.Name,
            rule.Code,
            rule.Severity,
            string.Format(CultureInfo.InvariantCulture, rule.Message, line),
            rule.Fix,
            rule.Reference
        );

    private sealed class Entry
    {
        public List<RawRow> Rows { get; } = [];

        public bool IsMatched { get; set; }
    }
}
