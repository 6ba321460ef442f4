using RegionalProviders.Tables;

namespace RegionalProviders.Providers.Lists.Columns;

/// <summary>A row read as the header of one kind of list.</summary>
internal sealed class HeaderMap
{
    private readonly Dictionary<Field, int> _index = [];

    public HeaderMap(ColumnAliases aliases, RawRow row)
    {
        Aliases = aliases;
        Row = row;
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var text = HeaderText.Normalise(row.Cells[i]);
            if (text.Length == 0)
                continue;
            Width = i + 1;
            var field = aliases.Find(text);
            if (field is Field.Ignored)
                Ignored.Add(OneLine(row.Cells[i]));
            else if (field is null || !_index.TryAdd(field.Value, i))
                Unknown.Add(OneLine(row.Cells[i]));
        }
        Missing =
        [
            .. aliases.Mandatory.Where(m => !_index.ContainsKey(m.Key)).Select(m => m.Value),
        ];
    }

    public ColumnAliases Aliases { get; }
    public RawRow Row { get; }
    public List<string> Ignored { get; } = [];
    public List<string> Unknown { get; } = [];
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Position after the last header that is not empty.</summary>
    public int Width { get; }

    public int Mapped => _index.Count;

    /// <summary>
    /// Number of cells a row needs in order to contain every column that no row leaves empty. Some programs leave out the
    /// empty cells at the end of a row, such as those of a home that was never inspected.
    /// </summary>
    public int MinCells =>
        Aliases
            .Mandatory.Keys.Where(each =>
                each is not (Field.Overall or Field.ChildrensHomeNumber or Field.Conditions)
            )
            .Max(each => _index.GetValueOrDefault(each)) + 1;

    public int? Index(Field field) => _index.TryGetValue(field, out var index) ? index : null;

    public IReadOnlyList<MappedColumn> Columns() =>
        [
            .. _index
                .OrderBy(i => i.Value)
                .Select(i => new MappedColumn(
                    i.Value + 1,
                    OneLine(Row.Cells[i.Value]),
                    i.Key.ToString()
                )),
        ];

    // Truncated, because one message lists up to sixty headers.
    public static string OneLine(string text)
    {
        var line = string.Join(
                ' ',
                text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
            .Trim('\uFEFF');
        return line.Length <= 120 ? line : line[..120] + "…";
    }
}
