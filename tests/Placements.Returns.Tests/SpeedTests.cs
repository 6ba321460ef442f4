using System.Diagnostics;

namespace RegionalProviders.Placements.Returns.Tests;

public sealed class SpeedTests
{
    private const int Rows = 50_000;

    [Fact]
    public async Task CheckAsync_FiftyThousandRows_TakesSecondsAndLittleMemoryARow()
    {
        var cells = Samples.Cells(Samples.Latest, ReturnKind.Census);
        var rows = Enumerable.Range(0, Rows).Select(i => Row(cells, i));
        using var stream = Samples.Stream(Samples.Csv([cells.Keys, .. rows]));
        var lastYear = Enumerable
            .Range(0, Rows)
            .ToDictionary(i => $"B-{i}", _ => new LastYearPlacement(new(2019, 6, 1), true));
        var medians = new Dictionary<string, long> { ["residential_with_education"] = 400_000 };
        var checker = new ReturnChecker(
            Samples.Context() with
            {
                LastYear = new(lastYear),
                MedianCosts = new(medians),
            }
        );
        var before = GC.GetTotalAllocatedBytes();
        var time = Stopwatch.StartNew();
        var reader = await ReturnReader.OpenAsync(stream, Samples.Latest);
        var sound = 0;
        await foreach (var (_, findings) in checker.CheckAsync(reader.ReadAsync()))
            sound += findings.Count == 0 ? 1 : 0;
        time.Stop();
        var bytes = (GC.GetTotalAllocatedBytes() - before) / Rows;
        Assert.Empty(checker.Finish());
        Assert.Equal(Rows, sound);
        // About one second on a free core; a machine that is shared takes longer, a slip to quadratic time very much longer.
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(20), $"{time.Elapsed}");
        Assert.InRange(bytes, 0, 8_000);
    }

    private static IEnumerable<string> Row(Dictionary<string, string> cells, int number) =>
        cells.Select(cell => cell.Key == "Identifier" ? $"B-{number}" : cell.Value);
}
