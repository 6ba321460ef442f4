using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>The money of a single child is not disclosed within the money of many.</summary>
public sealed class ContributionRuleTests
{
    private static readonly Money FromSocialCare = new(400_000, 400_000, 0, 0);
    private static readonly RegionalSetting Setting = new("s0000", "p0000", "c0000", "Other", null);
    private static readonly Money WithHealth = new(400_000, 300_000, 0, 100_000);

    [Fact]
    public void Contributions_OfOneChildAmongThirty_AreNotShownNorLeftOver()
    {
        var shown = Shown([
            .. Placements("fostering_mainstream", 30, WithHealth),
            .. Placements("residential_mainstream", 59, FromSocialCare),
            .. Placements("residential_mainstream", 1, WithHealth),
            .. Placements("secure_welfare", 90, FromSocialCare),
        ]);

        Assert.True(shown[""]);
        Assert.False(shown["residential_mainstream"]);
        // Otherwise the region minus the rows shown would be the contribution for one child.
        Assert.False(shown["fostering_mainstream"]);
    }

    [Fact]
    public void Contributions_OfManyOrNone_AreShown()
    {
        var shown = Shown([
            .. Placements("fostering_mainstream", 30, WithHealth),
            .. Placements("residential_mainstream", 60, FromSocialCare),
        ]);

        Assert.All(shown.Values, Assert.True);
    }

    [Fact]
    public void Contributions_OfAFewOfTheRegion_AreShownNowhere()
    {
        var shown = Shown([
            .. Placements("fostering_mainstream", 5, WithHealth),
            .. Placements("fostering_mainstream", 60, FromSocialCare),
        ]);

        Assert.All(shown.Values, Assert.False);
    }

    // From three councils in turn, all at one setting.
    private static IEnumerable<RegionalPlacement> Placements(
        string type,
        int count,
        Money weekly
    ) =>
        Enumerable
            .Range(0, count)
            .Select(number => RandomRegion.Placement(number % 3, Setting, type, weekly));

    private static Dictionary<string, bool> Shown(IReadOnlyList<RegionalPlacement> placements) =>
        Publication
            .Of(
                new RegionalReturns(placements, [Setting], RandomRegion.BandOf),
                [Catalogue.Find(RegionalTable.Region), Catalogue.Find(RegionalTable.ServiceType)]
            )
            .Rows.Where(row => row.Shape.Table is RegionalTable.Region or RegionalTable.ServiceType)
            .ToDictionary(row => row.Key.First, row => row.Contributions is not null);
}
