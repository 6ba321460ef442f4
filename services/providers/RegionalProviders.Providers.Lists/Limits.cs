namespace RegionalProviders.Providers.Lists;

/// <summary>Sizes that no genuine list reaches; beyond them a file is hostile or broken.</summary>
internal static class Limits
{
    public const int HeaderSearchRows = 20;

    // Excel's own limit of characters in a cell.
    public const int CellCharacters = 32_767;
    public const int RowBytes = 1_000_000;

    // GIAS, the widest list, has about 140.
    public const int Columns = 1_000;
    public const long WorkbookBytes = 256L * 1024 * 1024;
    public const long SharedStringBytes = 64L * 1024 * 1024;
    public const int WorkbookEntries = 2_000;
    public const int SheetsRead = 50;

    public const int TextCharacters = 500;
    public const int LongTextCharacters = 8_000;
}
