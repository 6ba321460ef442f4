namespace RegionalProviders.Providers.Lists;

/// <summary>A column that is read.</summary>
/// <param name="Position">Position from 1.</param>
/// <param name="Header">Header as the file has it, on one line.</param>
/// <param name="Field">The field it was mapped to.</param>
public sealed record MappedColumn(int Position, string Header, string Field);

/// <summary>What is known about a table before its rows are read.</summary>
public sealed record ListHeader
{
    /// <summary>The kind of list.</summary>
    public required ListKind Kind { get; init; }

    /// <summary>Position of the header: the line (or sheet row), from 1.</summary>
    public required RowLocation Place { get; init; }

    /// <summary>First line of text above the header, if any.</summary>
    public string? Title { get; init; }

    /// <summary>Date of the list, from the text above the header or the sheet's name; null if neither gives one.</summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Encoding of a text file (<c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>); null for a workbook.</summary>
    public string? Encoding { get; init; }

    /// <summary>Columns that are read.</summary>
    public required IReadOnlyList<MappedColumn> Columns { get; init; }

    /// <summary>Columns that are known and deliberately not read, such as telephone numbers.</summary>
    public required IReadOnlyList<string> IgnoredColumns { get; init; }

    /// <summary>
    /// Columns that are missing from the alias table, or that repeat one already mapped: not read, but worth reporting.
    /// </summary>
    public required IReadOnlyList<string> UnknownColumns { get; init; }
}
