using RegionalProviders.Placements.Regional;
using static RegionalProviders.Placements.Tests.Regional.SolvingAttacker;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>
/// A reader with a solver, all tables and the register can find no sensitive count, and no sensitive cost to within a
/// tenth; the same reader does find them where suppression is weakened.
/// </summary>
public sealed class SuppressionTests
{
    private const int Worlds = 100;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Worlds)];

    public static TheoryData<string> HandMade => [.. HandMadeRegions.All.Keys];

    [Theory, MemberData(nameof(Seeds))]
    public void Tables_OfARandomRegion_LeaveEverySecretInDoubt(int seed)
    {
        var random = new Random(seed);
        var councils = seed % 10 == 0 ? random.Next(12, 21) : random.Next(4, 8);
        var returns = RandomRegion.Of(
            seed,
            councils,
            random.Next(3, 8),
            random.Next(6, 12),
            random.Next(30, 130)
        );
        var members = returns.Placements.Select(each => each.PlacingAuthority).Distinct().ToList();
        var reader = members[seed % members.Count];

        Assert.Empty(Found(returns, seed % 3 == 0 ? [null] : [reader]));
    }

    [Theory, MemberData(nameof(HandMade))]
    public void Tables_OfAHandMadeRegion_LeaveEverySecretInDoubtToEveryReader(string region)
    {
        var returns = HandMadeRegions.All[region];

        Assert.Empty(Found(returns, Readers(returns)));
    }

    [Fact]
    public void Tables_WithSensitiveCellsHiddenAlone_AreBroken()
    {
        var returns = HandMadeRegions.All["a provider with one setting a kind"];
        var sensitive = Readers(returns)
            .SelectMany(reader => Secrets.Cells(returns, reader))
            .ToHashSet();
        var rows = returns
            .Placements.SelectMany(each => CellsOf(each).Select(cell => (cell, each)))
            .Where(pair => !sensitive.Contains(pair.cell))
            .GroupBy(pair => pair.cell, pair => pair.each)
            .Select(row => new ShownRow(row.Key, row.Count(), row.Sum(each => each.Weekly.Total)));

        var found = new SolvingAttacker(returns, [.. rows], null).UniquelyDetermined(
            Secrets.Of(returns, null)
        );

        Assert.NotEmpty(found);
    }

    [Fact]
    public void Tables_OfTwoYearsThatDifferByOnePlacement_ShowNoRowOfIt()
    {
        var returns = RandomRegion.Of(5, 6, 5, 12, 300);
        var before = returns with { Placements = [.. returns.Placements.Skip(1)] };
        var came = returns.Placements[0];
        var shown = Publication
            .Of(before)
            .Rows.Select(row => (row.Shape.Table, row.Key))
            .ToHashSet();

        var rows = Publication
            .Of(returns with { Earlier = new EarlierYear(shown, [came], []) })
            .Rows.Select(row => (row.Shape.Table, row.Key));

        Assert.DoesNotContain(
            Catalogue
                .Tables.Select(shape => (shape.Table, shape.KeyOf(came)))
                .Where(shown.Contains),
            rows.Contains
        );
    }

    [Fact]
    public void Publication_OfTheSamePlacementsInAnyOrder_IsTheSame()
    {
        var region = RandomRegion.Of(11, 8, 20, 50, 400);
        var shuffled = region.Placements.ToArray();
        new Random(1).Shuffle(shuffled);

        Assert.Equal(
            Publication.Of(region).Rows,
            Publication.Of(region with { Placements = shuffled }).Rows
        );
    }

    private static IEnumerable<string?> Readers(RegionalReturns returns) =>
        returns.Placements.Select(each => each.PlacingAuthority).Distinct().Prepend(null);

    private static List<string> Found(RegionalReturns returns, IEnumerable<string?> readers)
    {
        var rows = Publication
            .Of(returns)
            .Rows.Select(row => new ShownRow(
                new ReaderCell(
                    row.Shape.Table,
                    string.Join(
                        '|',
                        new[] { row.Key.First, row.Key.Second }.Take(row.Shape.Dimensions.Count)
                    )
                ),
                row.Placements,
                row.WeeklyPence
            ))
            .ToList();
        var found = new List<string>();
        foreach (var reader in readers)
        {
            var secret = Secrets.Cells(returns, reader);
            found.AddRange(
                rows.Where(row => secret.Contains(row.Cell))
                    .Select(row => $"{reader}: {row.Cell} is shown")
            );
            found.AddRange(
                new SolvingAttacker(returns, rows, reader)
                    .UniquelyDetermined(Secrets.Of(returns, reader))
                    .Select(question => $"{reader}: {question}")
            );
        }
        return found;
    }
}
