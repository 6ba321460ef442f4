using System.Collections.Frozen;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>One version of the return's columns and values; immutable and shared by all readers.</summary>
public sealed class ReturnSchema
{
    private static readonly int Fields = Enum.GetValues<ReturnField>().Length;
    private readonly ReturnColumn?[] _census = new ReturnColumn?[Fields];
    private readonly ReturnColumn?[] _statutory = new ReturnColumn?[Fields];
    private readonly ReturnColumn[] _episodes;
    private readonly FrozenDictionary<string, ReturnColumn>[] _byName;

    internal ReturnSchema(
        string version,
        DateOnly from,
        IReadOnlyList<ReturnColumn> columns,
        IReadOnlyList<ReturnColumn> statutory,
        IReadOnlyList<ReturnColumn> costs
    )
    {
        Version = version;
        From = from;
        Columns = columns;
        StatutoryColumns = statutory;
        _episodes =
        [
            .. statutory,
            .. columns.Where(column => statutory.All(own => own.Field != column.Field)),
        ];
        NeededCosts = costs;
        CostsColumns =
        [
            .. costs,
            .. _episodes
                .Except(statutory)
                .Where(column => costs.All(own => own.Field != column.Field)),
        ];
        _byName = [ByName(columns), ByName([.. statutory, .. columns])];
        foreach (var column in statutory)
            _statutory[(int)column.Field] = column;
        foreach (var column in columns)
            _census[(int)column.Field] = column;
    }

    /// <summary>Year and month of publication, such as <c>2025-12</c>.</summary>
    public string Version { get; }

    /// <summary>First day of a window to which it applies.</summary>
    public DateOnly From { get; }

    /// <summary>The columns of the census, in order.</summary>
    public IReadOnlyList<ReturnColumn> Columns { get; }

    /// <summary>The columns of the statutory episodes file.</summary>
    public IReadOnlyList<ReturnColumn> StatutoryColumns { get; }

    /// <summary>
    /// The column of a field; null if this version has none. If both inputs have the field, the census column.
    /// </summary>
    public ReturnColumn? Column(ReturnField field) => _census[(int)field] ?? _statutory[(int)field];

    /// <summary>The columns that a costs file must contain: those that identify the episode, and the amounts.</summary>
    internal IReadOnlyList<ReturnColumn> NeededCosts { get; }

    /// <summary>
    /// The columns that a costs file may contain: the mandatory ones, followed by the census columns that the statutory
    /// file lacks.
    /// </summary>
    internal IReadOnlyList<ReturnColumn> CostsColumns { get; }

    /// <summary>Whether the census of this version has the field.</summary>
    internal bool IsInCensus(ReturnField field) => _census[(int)field] is not null;

    /// <summary>Whether the statutory episodes file has the field.</summary>
    internal bool IsStatutory(ReturnField field) => _statutory[(int)field] is not null;

    internal ReturnColumn? StatutoryColumn(ReturnField field) => _statutory[(int)field];

    /// <summary>The columns of one input.</summary>
    public IReadOnlyList<ReturnColumn> ColumnsOf(ReturnKind kind) =>
        kind == ReturnKind.Census ? Columns : StatutoryColumns;

    /// <summary>
    /// The columns that a row of this input may have, in the order in which rows are stored and exported: those of the
    /// input and, for statutory episodes, the census columns after them, which add costs and other missing values.
    /// </summary>
    public IReadOnlyList<ReturnColumn> ColumnsOfRow(ReturnKind kind) =>
        kind == ReturnKind.Census ? Columns : _episodes;

    /// <summary>
    /// The column that a header or name denotes, in either input; null if none. A statutory name denotes the statutory
    /// column.
    /// </summary>
    public ReturnColumn? FindColumn(string header) => ColumnNamed(header, ReturnKind.Episodes);

    /// <summary>
    /// The column that a name denotes in a row of this input; null if none. A row derived from the statutory file may
    /// also have census columns, because those are added to it.
    /// </summary>
    internal ReturnColumn? ColumnNamed(string name, ReturnKind kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_byName[(int)kind].TryGetValue(name, out var column))
            return column;
        var normal = PlainText.Normalise(name);
        return (kind == ReturnKind.Episodes ? Named(StatutoryColumns, normal) : null)
            ?? Named(Columns, normal)
            ?? Columns.FirstOrDefault(c => c.Matches(normal));
    }

    /// <summary>The column for a cell sent with this name; null if there is none or the name is too long.</summary>
    internal ReturnColumn? ColumnOfCell(string name, ReturnKind kind) =>
        name.Length <= RowCells.MaxLength ? ColumnNamed(name, kind) : null;

    private static ReturnColumn? Named(IReadOnlyList<ReturnColumn> columns, string normal) =>
        columns.FirstOrDefault(c => c.IsNamed(normal));

    private static FrozenDictionary<string, ReturnColumn> ByName(
        params IEnumerable<ReturnColumn> columns
    ) => columns.ToFrozenDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
}
