using System.Collections.Frozen;

namespace RegionalProviders.Tables;

/// <summary>What spreadsheets show in a cell whose formula failed. The cell's value is unknown; it is not empty.</summary>
public static class CellErrors
{
    private static readonly FrozenSet<string> All = new[]
    {
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#BUSY!",
        "#EXTERNAL!",
        "#PYTHON!",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the text of a cell is such an error.</summary>
    /// <param name="text">Trimmed text of a cell.</param>
    public static bool IsError(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is ['#', ..] && All.Contains(text);
    }
}
