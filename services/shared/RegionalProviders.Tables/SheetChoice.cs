namespace RegionalProviders.Tables;

/// <summary>
/// Finds the one sheet that is meant. Hidden sheets are not read, and of several that could be meant none is chosen:
/// whoever sent the workbook is asked.
/// </summary>
/// <typeparam name="T">What a sheet that fits is read with.</typeparam>
/// <param name="content">What is looked for, such as "a return".</param>
/// <param name="named">Name of the sheet that is meant, in any case; null or empty if none was named.</param>
public sealed class SheetChoice<T>(string content, string? named)
    where T : class
{
    private readonly List<string> _candidates = [];
    private readonly List<string> _hidden = [];
    private T? _found;
    private TableException? _fault;
    private bool _sawNamed = string.IsNullOrEmpty(named);

    /// <summary>Says that hidden sheets were not read; empty if there are none.</summary>
    public string HiddenNote =>
        _hidden.Count == 0
            ? ""
            : $" Hidden sheets are not read ({Names(_hidden)}): unhide the sheet that is meant.";

    /// <summary>Whether the table is to be read.</summary>
    public bool MayRead(ITable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.IsHidden)
        {
            _hidden.Add(table.Sheet ?? "");
            return false;
        }
        var isNamed =
            string.IsNullOrEmpty(named)
            || table.Sheet is null
            || string.Equals(table.Sheet.Trim(), named.Trim(), StringComparison.OrdinalIgnoreCase);
        _sawNamed |= isNamed;
        return isNamed;
    }

    /// <summary>Adds a sheet that fits.</summary>
    public void Add(string? sheet, T found)
    {
        _candidates.Add(sheet ?? "");
        _found ??= found;
    }

    /// <summary>Adds a sheet that cannot be read.</summary>
    /// <param name="sheet">Its name.</param>
    /// <param name="fault">Why it cannot be read.</param>
    /// <param name="isCandidate">Whether it may be the one that is meant all the same.</param>
    public void Add(string? sheet, TableException fault, bool isCandidate)
    {
        if (isCandidate)
            _candidates.Add(sheet ?? "");
        // What is wrong with the sheet that is meant says more than that another one is of another year.
        if (_fault is null || isCandidate)
            _fault = fault;
    }

    /// <summary>The sheet that is meant; null if none fits. Throws if several could be, or if the one that is cannot be read.</summary>
    public T? Choose()
    {
        if (!_sawNamed)
            throw new UnreadableTableException(
                $"The workbook has no visible sheet of the name given.{HiddenNote}"
            );
        if (_candidates.Count > 1)
            throw new UnreadableTableException(
                $"The workbook has more than one sheet with {content}: {Names(_candidates)}. Name the sheet that is meant, or save it alone."
            );
        return _found ?? (_fault is null ? null : throw _fault);
    }

    private static string Names(List<string> sheets) =>
        string.Join(", ", sheets.Select(sheet => $"'{sheet}'"));
}
