namespace RegionalProviders.Tables;

/// <summary>A row as text. Dates of a workbook are yyyy-MM-dd, numbers have a decimal point; an empty cell is an empty string.</summary>
/// <param name="Line">Physical line on which the row starts, or row of the sheet; both count from 1.</param>
/// <param name="Cells">Cells from the left. A row may have fewer or more than the header.</param>
public sealed record RawRow(int Line, string[] Cells)
{
    /// <summary>Number of cells that contain more than white space.</summary>
    public int Filled => Cells.Count(c => !string.IsNullOrWhiteSpace(c));
}
