namespace RegionalProviders.Cli.Output;

/// <summary>How wide each column of a table may be, so that lines break only between words.</summary>
internal static class ColumnWidths
{
    // Width of the border: three characters a column, plus one.
    private const int Border = 3;

    /// <summary>Widths that fit into a line; null if even the longest words of the columns do not.</summary>
    /// <param name="columns">The cells of each column, its heading among them.</param>
    /// <param name="available">Width of a line in characters.</param>
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
