namespace RegionalProviders.Cli.Output;

/// <summary>How wide each column of a table may be, so that lines break between words only.</summary>
internal static class ColumnWidths
{
    // What the border takes: three characters a column, and one more.
    private const int Border = 3;

    /// <summary>Widths that fit; null where not even the longest words do.</summary>
    /// <param name="columns">The cells of each column, its heading among them.</param>
    /// <param name="available">Characters in one line.</param>
    public static IReadOnlyList<int>? Fit(
        IReadOnlyList<IReadOnlyList<string>> columns,
        int available
    )
    {
        var widths = columns
            .Select(cells => cells.SelectMany(cell => cell.Split(' ')).Max(word => word.Length))
            .ToArray();
        var left = available - (Border * widths.Length) - 1 - widths.Sum();
        if (left < 0)
            return null;
        var wishes = columns
            .Select((cells, index) => cells.Max(cell => cell.Length) - widths[index])
            .Index()
            .OrderBy(wish => wish.Item);
        foreach (var (index, wish) in wishes)
        {
            var given = Math.Min(wish, left);
            widths[index] += given;
            left -= given;
        }
        return widths;
    }
}
