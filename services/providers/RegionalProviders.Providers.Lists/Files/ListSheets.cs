using RegionalProviders.Providers.Lists.Columns;
using RegionalProviders.Tables;

namespace RegionalProviders.Providers.Lists.Files;

/// <summary>
/// The sheets of a workbook that hold lists. Hidden sheets are not read, and of two with the same list none is chosen,
/// except in the workbooks that Ofsted sends to councils: those have several by design.
/// </summary>
internal sealed class ListSheets(string? named)
{
    private readonly List<(ITable Table, ListHeader Header, HeaderMap Map)> _tables = [];
    private readonly List<string> _others = [];
    private bool _sawNamed = string.IsNullOrEmpty(named);
    private bool _sawHidden;

    /// <summary>Sheets that are not read.</summary>
    public IReadOnlyList<string> Others => _others;

    public bool MayRead(ITable table)
    {
        if (table.IsHidden)
        {
            _sawHidden = true;
            _others.Add($"{table.Sheet} (hidden)");
            return false;
        }
        var isNamed =
            string.IsNullOrEmpty(named)
            || table.Sheet is null
            || string.Equals(table.Sheet.Trim(), named.Trim(), StringComparison.OrdinalIgnoreCase);
        _sawNamed |= isNamed;
        if (!isNamed)
            _others.Add(table.Sheet!);
        return isNamed;
    }

    public void Add(string? sheet, (ITable Table, ListHeader Header, HeaderMap Map)? found)
    {
        if (found is { } table)
            _tables.Add(table);
        else if (sheet is not null)
            _others.Add(sheet);
    }

    /// <summary>The tables, in the order of the file. Throws if there are none, or too many to tell which is meant.</summary>
    public List<(ITable, ListHeader, HeaderMap)> Tables()
    {
        if (!_sawNamed)
            throw new UnreadableListException(
                "The workbook has no visible sheet of the name given."
            );
        if (_tables.Count == 0)
            throw new UnreadableListException(
                $"No header of a known list was found in the first {Limits.HeaderSearchRows} rows."
                    + (
                        _sawHidden
                            ? " Hidden sheets are not read: unhide the one that is meant."
                            : ""
                    )
            );
        var twice = _tables
            .GroupBy(table => table.Header.Kind)
            .FirstOrDefault(kind => kind.Count() > 1 && !IsOfCouncils(kind.Key));
        return twice is null
            ? _tables
            : throw new UnreadableListException(
                $"The workbook has more than one sheet with this list: {string.Join(", ", twice.Select(table => $"'{table.Table.Sheet}'"))}. Name the sheet that is meant, or save it alone."
            );
    }

    private static bool IsOfCouncils(ListKind kind) =>
        kind
            is ListKind.OfstedCouncil
                or ListKind.OfstedCouncilPremises
                or ListKind.OfstedCouncilConditions;
}
