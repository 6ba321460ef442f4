namespace RegionalProviders.Tables;

/// <summary>Maximum sizes, above those of any genuine table.</summary>
public sealed record TableLimits
{
    /// <summary>Excel's own limit of characters in a cell.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>Characters in a row of a text file.</summary>
    public const int RowBytes = 1_000_000;

    /// <summary>What a workbook may unpack to.</summary>
    public const long WorkbookBytes = 256L * 1024 * 1024;

    internal const long SharedStringBytes = 64L * 1024 * 1024;
    internal const int WorkbookEntries = 2_000;
    internal const int SheetsRead = 50;

    /// <summary>Limits for a table of any origin.</summary>
    public static TableLimits Default { get; } = new();

    /// <summary>Maximum number of columns of a row. GIAS, the widest published list, has about 140.</summary>
    public int Columns { get; init; } = 1_000;
}
