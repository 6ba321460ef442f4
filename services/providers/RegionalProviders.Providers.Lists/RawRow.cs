namespace RegionalProviders.Providers.Lists;

/// <summary>A row as text. Dates of a workbook are yyyy-MM-dd, numbers have a decimal point; an empty cell is an empty string.</summary>
internal sealed record RawRow(int Line, string[] Cells)
{
    public int Filled => Cells.Count(c => !string.IsNullOrWhiteSpace(c));
}
