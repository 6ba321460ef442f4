namespace RegionalProviders.Uploads;

/// <summary>The sheet of a workbook that an upload's header names.</summary>
public static class SheetName
{
    // Excel's own limit is 31 characters; other spreadsheets allow more.
    private const int MaxLength = 100;

    /// <summary>Reports a name that no sheet can have; empty names none.</summary>
    /// <param name="sheet">The name.</param>
    /// <param name="fault">Receives the name of the field and what is wrong with it.</param>
    public static void Check(string sheet, Action<string, string> fault)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(fault);
        if (sheet.Length > MaxLength || sheet.Any(char.IsControl))
            fault("sheet", $"must be at most {MaxLength} characters on one line.");
    }
}
