using RegionalProviders.Client;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Spend;

public class GetSpendTests
{
    [Fact]
    public async Task GetSpend_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();

        await FailsOnAsync("group_by", request => request.GroupBy = 0);
        await FailsOnAsync("period", request => request.Period = (SpendPeriod)9);
        await FailsOnAsync("financial_year", request => request.FinancialYear = 1999);
        await FailsOnAsync("as_of", request => request.AsOf = new() { Year = 2026 });
        await FailsOnAsync("setting_id", request => request.SettingId = "SC1");
        await FailsOnAsync("page_size", request => request.PageSize = -1);

        async Task FailsOnAsync(string field, Action<GetSpendRequest> spoil)
        {
            var request = new GetSpendRequest { GroupBy = SpendGrouping.Council };
            spoil(request);
            await PlatformAssert.FailsOnFieldAsync(field, reader.Spend.GetSpendAsync(request));
        }
    }

    [Fact]
    public async Task GetSpend_OfAKnownPlacement_GivesTheFiguresOfTheRules()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();
        // £1.00 a week for ten days: the first counts, the end day does not.
        var agreement = await scene.CreateAsync(a =>
        {
            a.StartOn = new DateOnly(2026, 5, 4).ToMessage();
            a.PlannedEndOn = new DateOnly(2026, 5, 14).ToMessage();
            a.CostLines[0].Weekly = Scene.Weekly(34, 33, 33);
        });

        var answer = await reader.Spend.GetSpendAsync(
            new GetSpendRequest
            {
                GroupBy = SpendGrouping.Placement,
                AgreementId = agreement.Id,
                Period = SpendPeriod.Week,
            }
        );

        var group = answer.Groups.Single();
        Assert.Equal(new DateOnly(2026, 4, 1).ToMessage(), answer.YearFrom);
        Assert.Equal(scene.Today.ToMessage(), answer.AsOf);
        Assert.Equal(agreement.Id, group.Key);
        Assert.Equal(Scene.Weekly(34, 33, 33), group.WeeklyRate);
        // Eight days: 38.86, 37.71 and 37.71 pence. Ten days: 48.57, 47.14 and 47.14.
        Assert.Equal(Scene.Weekly(39, 38, 38), group.Cumulative);
        Assert.Equal(Scene.Weekly(49, 47, 47), group.ProjectedYear);
        Assert.Equal(Scene.Weekly(49, 47, 47), group.ProjectedToEnd);
        // A first week from Wednesday, 1 April, and one to Wednesday, 31 March.
        Assert.Equal(53, group.Periods.Count);
        Assert.Equal(Scene.Weekly(34, 33, 33), group.Periods[5].Spend);
        Assert.Equal(Scene.Weekly(15, 14, 14), group.Periods[6].Spend);
    }

    [Fact]
    public async Task GetSpend_ByEachGrouping_AddsUpToTheCouncil()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();
        var organisation = Guid.NewGuid().ToString();
        for (var i = 0; i < 3; i++)
            await scene.CreateAsync(a =>
            {
                a.OrganisationId = organisation;
                a.CostLines[0].Weekly = Scene.Weekly(12_345, 67, 8);
            });
        var request = new GetSpendRequest
        {
            OrganisationId = organisation,
            GroupBy = SpendGrouping.Council,
            PageSize = 2,
        };
        var council = (await reader.Spend.GetSpendAsync(request)).Groups.Single();

        Assert.Equal(3, council.Placements);
        foreach (
            var (grouping, count) in new[]
            {
                (SpendGrouping.Placement, 3),
                (SpendGrouping.Setting, 3),
                (SpendGrouping.Organisation, 1),
                (SpendGrouping.ServiceType, 1),
            }
        )
        {
            request.GroupBy = grouping;
            var groups = await reader.GetSpendAsync(request).ToListAsync();
            Assert.Equal(count, groups.Count);
            Assert.Equal(
                council.ProjectedYear.Total.Pence,
                groups.Sum(group => group.ProjectedYear.Total.Pence)
            );
        }
    }
}
