namespace RegionalProviders.Tables;

/// <summary>Maximum sizes, above those of any genuine table.</summary>
public sealed record TableLimits
{
    /// <summary>Excel's own limit of characters in a cell.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>Characters in a row.</summary>
    public const int RowCharacters = 1_000_000;

    /// <summary>Maximum size of an unpacked workbook.</summary>
    public const long WorkbookBytes = 256L * 1024 * 1024;

    internal const long SharedStringBytes = 64L * 1024 * 1024;
    internal const int WorkbookEntries = 2_000;
    internal const int SheetsRead = 50;

    // Rich-text runs in one text.
    internal const int TextRuns = 500;

    // Excel's own limit.
    internal const int SheetRows = 1_048_576;

    /// <summary>Limits for a table from any source.</summary>
    public static TableLimits Default { get; } = new();

    /// <summary>Maximum number of columns of a row. GIAS, the widest published list, has about 140.</summary>
    public int Columns { get; init; } = 1_000;
}
