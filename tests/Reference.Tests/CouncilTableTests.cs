using RegionalProviders.Reference;

namespace Reference.Tests;

/// <summary>The tables are consistent with each other.</summary>
public class CouncilTableTests
{
    [Fact]
    public void England_Today_Has153CouncilsByKind()
    {
        var kinds = CouncilDirectory.England.CountBy(council => council.Kind).ToDictionary();

        Assert.Equal(153, CouncilDirectory.England.Count);
        Assert.Equal(21, kinds[CouncilKind.County]);
        Assert.Equal(62, kinds[CouncilKind.Unitary]);
        Assert.Equal(32, kinds[CouncilKind.LondonBorough]);
        Assert.Equal(36, kinds[CouncilKind.MetropolitanDistrict]);
        Assert.Equal(2, kinds[CouncilKind.SuiGeneris]);
    }

    [Fact]
    public void England_Today_LiesInNineRegions()
    {
        var regions = CouncilDirectory
            .England.Select(council => council.Region)
            .Distinct()
            .ToList();

        Assert.Equal(
            Enumerable.Range(1, 9).Select(n => $"E1200000{n}"),
            regions.Select(region => region?.Code).Order()
        );
        Assert.Equal(
            33,
            CouncilDirectory.England.Count(council => council.Region?.Name == "London")
        );
    }

    [Fact]
    public void England_EveryCouncil_HasOneGssAndOneDfeCodeInForce() =>
        Assert.All(
            CouncilDirectory.England,
            council =>
            {
                Assert.Single(
                    council.Codes,
                    code => code is { Scheme: CodeScheme.Gss, ValidTo: null }
                );
                Assert.Single(
                    council.Codes,
                    code => code is { Scheme: CodeScheme.Dfe, ValidTo: null }
                );
                Assert.Matches("^E(06|08|09|10)0000[0-9]{2}$", council.GssCode);
                Assert.Matches("^[0-9]{3}$", council.DfeCode);
            }
        );

    [Fact]
    public void All_Wales_Has22CouncilsThatAreNotTenants()
    {
        var welsh = CouncilDirectory.All.Where(council => council.Nation == Nation.Wales).ToList();

        Assert.Equal(22, welsh.Count);
        Assert.All(welsh, council => Assert.Null(council.Region));
        Assert.Empty(welsh.Intersect(CouncilDirectory.England));
    }

    [Fact]
    public void Codes_OnAnyDay_DenoteOneCouncil()
    {
        var uses = CouncilDirectory.All.SelectMany(council => council.Codes);

        foreach (var code in uses.GroupBy(code => (code.Scheme, code.Code)))
        {
            var periods = code.OrderBy(use => use.ValidFrom).ToList();
            foreach (var (earlier, later) in periods.Zip(periods.Skip(1)))
                Assert.True(
                    earlier.ValidTo < later.ValidFrom,
                    $"{code.Key} denotes two councils at once."
                );
        }
    }

    [Fact]
    public void Codes_OfOneCouncil_CoverItsWholeExistenceWithoutGap() =>
        Assert.All(
            CouncilDirectory.All,
            council =>
                Assert.All(
                    council.Codes.GroupBy(code => code.Scheme),
                    scheme =>
                    {
                        Assert.Equal(council.From, scheme.First().ValidFrom);
                        Assert.Equal(council.To, scheme.Last().ValidTo);
                        foreach (var (earlier, later) in scheme.Zip(scheme.Skip(1)))
                            Assert.Equal(earlier.ValidTo?.AddDays(1), later.ValidFrom);
                    }
                )
        );

    [Fact]
    public void Gss_OneCode_IsNeverReused() =>
        Assert.Distinct(
            CouncilDirectory
                .All.SelectMany(council => council.Codes)
                .Where(code => code.Scheme == CodeScheme.Gss)
                .Select(code => code.Code)
        );

    [Fact]
    public void Successors_OfAbolishedCouncils_TakeOverTheDayAfter()
    {
        var abolished = CouncilDirectory.All.Where(council => council.To is not null).ToList();

        Assert.Equal(10, abolished.Count);
        Assert.All(
            abolished,
            council =>
            {
                Assert.NotEmpty(council.Successors);
                Assert.All(
                    council.Successors,
                    link =>
                    {
                        Assert.Equal(council.To?.AddDays(1), link.On);
                        var successor = CouncilDirectory.Find(link.CouncilId);
                        Assert.Equal(link.On, successor?.From);
                        Assert.Contains(
                            successor!.Predecessors,
                            back => back.CouncilId == council.Id && back.On == link.On
                        );
                    }
                );
            }
        );
        Assert.All(CouncilDirectory.England, council => Assert.Empty(council.Successors));
    }

    [Fact]
    public void Names_SharedByTwoCouncils_NeverOverlapInTime()
    {
        var bearers = CouncilDirectory.All.SelectMany(
            council =>
                council.AlternativeNames.Append(council.Name).Select(CouncilName.Key).Distinct(),
            (council, key) => (Council: council, Key: key)
        );

        foreach (var name in bearers.GroupBy(bearer => bearer.Key))
        {
            var councils = name.Select(bearer => bearer.Council)
                .OrderBy(council => council.From)
                .ToList();
            foreach (var (earlier, later) in councils.Zip(councils.Skip(1)))
                Assert.True(earlier.To < later.From, $"\"{name.Key}\" names two councils at once.");
        }
    }
}
