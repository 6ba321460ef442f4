using RegionalProviders.Placements.Regional;
using Xunit.Abstractions;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>A region as large as they are.</summary>
public sealed class LargeRegionTests(ITestOutputHelper output)
{
    [Fact]
    public void Publication_OfALargeRegion_KeepsMostOfWhatIsLarge()
    {
        var region = RandomRegion.Of(1, 25, 500, 2_000, 15_000);

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var publication = Publication.Of(region);

        output.WriteLine($"{clock.Elapsed}");
        foreach (var table in publication.Rows.GroupBy(row => row.Shape.Table))
            output.WriteLine(
                $"{table.Key}: {table.Count()} rows, {table.Count(row => row.Placements is null)} suppressed"
            );
        Assert.False(publication.Withheld);
    }
}
