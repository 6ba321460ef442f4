using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.V1;
using Xunit.Abstractions;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>Suppression leaves enough figures to read.</summary>
public sealed class LargeRegionTests(ITestOutputHelper output)
{
    [Fact]
    public void Publication_OfALargeRegion_ShowsMostOfWhatPlansAreMadeFrom()
    {
        var region = RandomRegion.Of(1, 12, 80, 300, 3_000);

        var publication = Publication.Of(region);

        foreach (var shape in Catalogue.Tables)
            output.WriteLine(
                $"{shape.Table}: {publication.Rows.Count(row => row.Shape == shape)} of {region.Placements.Select(shape.KeyOf).Distinct().Count()} rows"
            );
        Assert.False(publication.Withheld);
        Assert.InRange(Placements(RegionalTable.PlacingAuthority), 2_000, 3_000);
        Assert.InRange(Placements(RegionalTable.ServiceType), 2_000, 3_000);
        Assert.NotEqual(0, Placements(RegionalTable.Provider));
        Assert.NotEqual(0, Placements(RegionalTable.Setting));

        int Placements(RegionalTable table) =>
            publication.Rows.Where(row => row.Shape.Table == table).Sum(row => row.Placements);
    }
}
