namespace RegionalProviders.Providers.Lists.Columns;

/// <summary>The columns of one kind of list, from <c>Data/columns.csv</c>.</summary>
internal sealed class ColumnAliases
{
    private readonly Dictionary<string, Field> _fields = [];
    private readonly Dictionary<Field, string> _mandatory = [];

    private ColumnAliases(ListKind kind) => Kind = kind;

    public static IReadOnlyList<ColumnAliases> All { get; } = Load();

    public ListKind Kind { get; }

    /// <summary>Mandatory fields with the usual header of each.</summary>
    public IReadOnlyDictionary<Field, string> Mandatory => _mandatory;

    public Field? Find(string normalisedHeader) =>
        _fields.TryGetValue(normalisedHeader, out var field) ? field : null;

    private static ColumnAliases[] Load()
    {
        var all = Enum.GetValues<ListKind>()
            .ToDictionary(kind => kind, kind => new ColumnAliases(kind));
        foreach (var row in DataFile.Read("columns.csv"))
        {
            var field = Enum.Parse<Field>(row[1]);
            foreach (var kind in row[0].Split('|'))
            {
                var aliases = all[Enum.Parse<ListKind>(kind)];
                aliases._fields.Add(HeaderText.Normalise(row[2]), field);
                if (row[3] == "yes")
                    aliases._mandatory.TryAdd(field, row[2]);
            }
        }
        return [.. all.Values];
    }
}
