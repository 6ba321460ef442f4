using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>The columns and values of the return in one version; immutable, shared by every reader.</summary>
public sealed class ReturnSchema
{
    private readonly ReturnColumn?[] _byField = new ReturnColumn?[Enum.GetValues<ReturnField>().Length];

    internal ReturnSchema(
        string version,
        DateOnly from,
        IReadOnlyList<ReturnColumn> columns,
        IReadOnlyList<ReturnColumn> statutory
    )
    {
        Version = version;
        From = from;
        Columns = columns;
        StatutoryColumns = statutory;
        // Where both inputs have the field, the census name stands.
        foreach (var column in statutory.Concat(columns))
            _byField[(int)column.Field] = column;
    }

    /// <summary>Year and month of publication, such as <c>2025-12</c>.</summary>
    public string Version { get; }

    /// <summary>First day of a window to which it applies.</summary>
    public DateOnly From { get; }

    /// <summary>The columns of the census, in order.</summary>
    public IReadOnlyList<ReturnColumn> Columns { get; }

    /// <summary>The columns of the statutory episodes file.</summary>
    public IReadOnlyList<ReturnColumn> StatutoryColumns { get; }

    /// <summary>The column of a field; null where this version has none. Where both inputs have it, the census column.</summary>
    public ReturnColumn? Column(ReturnField field) => _byField[(int)field];

    /// <summary>The columns of one input.</summary>
    public IReadOnlyList<ReturnColumn> ColumnsOf(ReturnKind kind) =>
        kind == ReturnKind.Census ? Columns : StatutoryColumns;

    /// <summary>The column that a header or name denotes, in either input; null if none.</summary>
    public ReturnColumn? FindColumn(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var normal = PlainText.Normalise(header);
        return StatutoryColumns.Concat(Columns).FirstOrDefault(c => c.IsNamed(normal))
            ?? Columns.FirstOrDefault(c => c.Matches(normal));
    }
}
