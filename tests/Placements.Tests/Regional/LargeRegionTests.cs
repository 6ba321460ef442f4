using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.V1;
using Xunit.Abstractions;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>Suppression leaves something to read.</summary>
public sealed class LargeRegionTests(ITestOutputHelper output)
{
    [Fact]
    public void Publication_OfALargeRegion_ShowsMostOfWhatIsNotSensitive()
    {
        var region = RandomRegion.Of(1, 25, 500, 2_000, 15_000);
        var sensitive = new RegionalTables(region, Catalogue.Tables)
            .Rows.Where(row => row.Cell.IsSensitive)
            .Select(row => (row.Shape.Table, row.Key))
            .ToHashSet();

        var publication = Publication.Of(region);

        foreach (var table in publication.Rows.GroupBy(row => row.Shape.Table))
            output.WriteLine(
                $"{table.Key}: {table.Count()} rows, {table.Count(row => row.Placements is null)} suppressed"
            );
        var harmless = publication
            .Rows.Where(row => !sensitive.Contains((row.Shape.Table, row.Key)))
            .ToList();
        Assert.False(publication.Withheld);
        Assert.InRange(
            harmless.Count(row => row.Placements is not null),
            harmless.Count * 4 / 5,
            harmless.Count
        );
        Assert.All(
            publication.Rows.Where(row =>
                row.Shape.Table is RegionalTable.ServiceType or RegionalTable.PlacingAuthority
            ),
            row => Assert.NotNull(row.Placements)
        );
    }
}
