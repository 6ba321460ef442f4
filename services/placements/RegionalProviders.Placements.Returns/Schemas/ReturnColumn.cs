using System.Text.RegularExpressions;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>The two inputs of a return.</summary>
public enum ReturnKind
{
    /// <summary>The regional census: one row per placement that is open on the snapshot date.</summary>
    Census,

    /// <summary>The statutory episodes file (SSDA903): one row per episode, without costs.</summary>
    Episodes,
}

/// <summary>How the cells of a column are read.</summary>
public enum ColumnKind
{
    /// <summary>Any text of up to 500 characters.</summary>
    Text,

    /// <summary>One of the values in <see cref="ReturnColumn.Values"/>.</summary>
    Category,

    /// <summary>Name, GSS code or DfE code of a council.</summary>
    Authority,

    /// <summary>Whole number.</summary>
    Number,

    /// <summary>Pounds with at most two decimals.</summary>
    Money,

    /// <summary>dd/mm/yyyy, yyyy-mm-dd, or a date cell of a workbook.</summary>
    Date,
}

/// <summary>A permitted value of a category.</summary>
/// <param name="Code">Our own stable code for a census value, the statutory code for a value of the statutory file.</param>
/// <param name="Text">The value as spelt in the schema.</param>
public sealed record CodeValue(string Code, string Text);

/// <summary>A column of one schema.</summary>
public sealed class ReturnColumn
{
    private readonly Regex? _pattern;
    private readonly string _normalName;

    internal ReturnColumn(
        ReturnField field,
        string name,
        string? pattern,
        ColumnKind kind,
        CodeSet? set,
        bool needed,
        bool required
    )
    {
        Field = field;
        Name = name;
        Kind = kind;
        Set = set;
        Needed = needed;
        Required = required;
        _normalName = PlainText.Normalise(name);
        _pattern = pattern is null
            ? null
            : new Regex(
                $"^(?:{pattern})",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                TimeSpan.FromSeconds(5)
            );
    }

    /// <summary>The meaning of the column.</summary>
    public ReturnField Field { get; }

    /// <summary>The schema's own name, which findings use.</summary>
    public string Name { get; }

    /// <summary>How its cells are read.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Whether a file is refused if the column is missing.</summary>
    public bool Needed { get; }

    /// <summary>Whether every row must have a value.</summary>
    public bool Required { get; }

    /// <summary>The values of a category, in the schema's order; empty for other kinds.</summary>
    public IReadOnlyList<CodeValue> Values => Set?.Values ?? [];

    internal CodeSet? Set { get; }

    internal bool IsNamed(string normalHeader) => normalHeader == _normalName;

    internal bool Matches(string normalHeader) =>
        IsNamed(normalHeader) || _pattern?.IsMatch(normalHeader) == true;
}
