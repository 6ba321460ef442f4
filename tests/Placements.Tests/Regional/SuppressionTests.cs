using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.Regional.Disclosure;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>An attacker with all tables at once finds no suppressed count; and finds them where suppression is weaker.</summary>
public sealed class SuppressionTests
{
    public static TheoryData<int, int, int, int, int> Regions
    {
        get
        {
            var data = new TheoryData<int, int, int, int, int>();
            var random = new Random(20260322);
            for (var seed = 0; seed < 40; seed++)
                data.Add(
                    seed,
                    random.Next(2, 9),
                    random.Next(3, 25),
                    random.Next(5, 70),
                    random.Next(1, 700)
                );
            return data;
        }
    }

    [Theory, MemberData(nameof(Regions))]
    public void Tables_ToAnOutsider_TellNoSuppressedCount(
        int seed,
        int councils,
        int providers,
        int settings,
        int placements
    )
    {
        var region = RandomRegion.Of(seed, councils, providers, settings, placements);
        var report = new Report(region, Publication.Of(region).Rows);

        Assert.Empty(Attacker.On(report).Found);
        Assert.DoesNotContain(
            report.Figures,
            figure => figure.Shown is > 0 and < Small.Least || figure.Shown == 0
        );
    }

    [Theory, MemberData(nameof(Regions))]
    public void Tables_ToACouncilThatTakesItsOwnAway_TellNoSmallCountOfOthers(
        int seed,
        int councils,
        int providers,
        int settings,
        int placements
    )
    {
        var region = RandomRegion.Of(seed, councils, providers, settings, placements);
        var rows = Publication.Of(region).Rows;

        foreach (var council in region.Select(each => each.PlacingAuthority).Distinct())
        {
            var report = new Report(region, rows, council);

            Assert.DoesNotContain(Attacker.On(report).Found.Keys, report.IsSecret);
            Assert.DoesNotContain(
                report.Figures,
                figure => figure.Shown is not null && report.IsSecret(figure.Name)
            );
        }
    }

    [Fact]
    public void Tables_WithSensitiveCellsHiddenAlone_AreBroken()
    {
        var region = RandomRegion.Of(7, 6, 12, 30, 400);
        var tables = new RegionalTables(region, Catalogue.Tables);
        var rows = tables.Rows.Select(row => new PublishedRow(
            row.Shape,
            row.Key,
            row.Cell.IsSensitive ? null : row.Placements.Count,
            null,
            null
        ));
        var report = new Report(region, [.. rows]);

        var found = Attacker.On(report).Found;

        Assert.NotEmpty(found);
        Assert.All(found, cell => Assert.Equal(report.TrueCount(cell.Key), cell.Value));
    }

    [Fact]
    public void Tables_ThatWereSuppressedSeparately_AreBrokenTogether()
    {
        TableShape[][] reports =
        [
            Shapes(
                RegionalTable.Region,
                RegionalTable.ServiceType,
                RegionalTable.PlacingAuthority,
                RegionalTable.ServiceTypeByPlacingAuthority
            ),
            Shapes(
                RegionalTable.Region,
                RegionalTable.PlacingAuthority,
                RegionalTable.ServiceType,
                RegionalTable.Provider,
                RegionalTable.ProviderByServiceType
            ),
        ];
        var broken = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var region = RandomRegion.Of(seed, 5, 8, 20, 150);
            var each = reports
                .Select(shapes => new Report(region, Publication.Of(region, shapes).Rows))
                .ToArray();

            Assert.All(each, report => Assert.Empty(Attacker.On(report).Found));
            if (Attacker.On(each).Found.Keys.Any(name => each[0].IsSecret(name)))
                broken++;
        }

        Assert.NotEqual(0, broken);
    }

    [Fact]
    public void Tables_OfTwoYearsTogether_TellNoSuppressedCount()
    {
        // Most placements go on; some end, some begin.
        var both = RandomRegion.Of(3, 6, 12, 30, 460);
        IReadOnlyList<RegionalPlacement> before = [.. both.Take(400)];
        IReadOnlyList<RegionalPlacement> now = [.. both.Skip(60)];

        var found = Attacker
            .On(
                new Report(now, Publication.Of(now).Rows, year: "2026"),
                new Report(before, Publication.Of(before).Rows, year: "2025")
            )
            .Found;

        Assert.Empty(found);
    }

    [Fact]
    public void Publication_OfTheSamePlacementsInAnyOrder_IsTheSame()
    {
        var region = RandomRegion.Of(11, 8, 20, 50, 600);
        var shuffled = region.ToArray();
        new Random(1).Shuffle(shuffled);

        Assert.Equal(Publication.Of(region).Rows, Publication.Of(shuffled).Rows);
    }

    private static TableShape[] Shapes(params RegionalTable[] tables) =>
        [.. tables.Select(Catalogue.Find)];
}
