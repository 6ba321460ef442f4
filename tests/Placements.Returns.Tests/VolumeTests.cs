namespace RegionalProviders.Placements.Returns.Tests;

public sealed class VolumeTests
{
    private const int Rows = 50_000;

    [Fact]
    public async Task CheckAsync_FiftyThousandSoundRows_FindsNothing()
    {
        var cells = Samples.Cells(Samples.Latest, ReturnKind.Census);
        var rows = Enumerable.Range(0, Rows).Select(i => Row(cells, i));
        using var stream = Samples.Stream(Samples.Csv([cells.Keys, .. rows]));
        var lastYear = Enumerable
            .Range(0, Rows)
            .ToDictionary(i => $"B-{i}", _ => new LastYearPlacement(new(2019, 6, 1), true));
        var averages = new Dictionary<string, long> { ["residential_with_education"] = 400_000 };
        var checker = new ReturnChecker(
            Samples.Context() with
            {
                LastYear = new(lastYear),
                AverageCosts = new(averages),
            }
        );
        var reader = await ReturnReader.OpenAsync(stream, Samples.Latest);
        var sound = 0;
        await foreach (var (_, findings) in checker.CheckAsync(reader.ReadAsync()))
            sound += findings.Count == 0 ? 1 : 0;
        Assert.Empty(checker.Finish());
        Assert.Equal(Rows, sound);
    }

    [Theory]
    [InlineData(Rows, Rows)]
    [InlineData(Rows + 1, 0)]
    public void Finish_EpisodesOfAsManyChildren_AreComparedUpToTheMostOfAReturn(
        int rows,
        int expected
    )
    {
        var cells = Samples.Cells(
            Samples.Latest,
            ReturnKind.Episodes,
            (ReturnField.End, "01/09/2025"),
            (ReturnField.EndReason, "X1")
        );
        var episodes = new ChildEpisodes(Samples.Context());
        for (var i = 0; i < rows; i++)
        {
            cells["CHILD"] = $"B-{i}";
            episodes.Add(ReturnRow.FromCells(Samples.Latest, ReturnKind.Episodes, i + 2, cells));
        }

        Assert.Equal(expected, episodes.Finish().Count(f => f.Code == "episode.none_follows"));
    }

    [Fact]
    public async Task ReadAsync_AMillionRows_HandsOutEachOnceAndKeepsNone()
    {
        const int rows = 1_000_000;
        using var file = new LongReturn(rows);
        var reader = await ReturnReader.OpenAsync(file, Samples.Latest);

        var (read, early) = await ReadAsync(reader);
        GC.Collect();

        Assert.Equal(rows, read);
        Assert.All(early, row => Assert.False(row.TryGetTarget(out _)));
    }

    // A separate method, so that no local variable of the test holds a row.
    private static async Task<(int Read, List<WeakReference<ReturnRow>> Early)> ReadAsync(
        ReturnReader reader
    )
    {
        var read = 0;
        var early = new List<WeakReference<ReturnRow>>();
        await foreach (var row in reader.ReadAsync())
        {
            if (row.Identifier != $"B-{read:D7}")
                Assert.Fail($"Row {read} is {row.Identifier}.");
            if (read++ < 100)
                early.Add(new(row));
        }
        return (read, early);
    }

    private static IEnumerable<string> Row(Dictionary<string, string> cells, int number) =>
        cells.Select(cell => cell.Key == "Identifier" ? $"B-{number}" : cell.Value);
}
