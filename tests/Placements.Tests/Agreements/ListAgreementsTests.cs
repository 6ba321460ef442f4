using RegionalProviders.Client;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

public class ListAgreementsTests
{
    [Fact]
    public async Task ListAgreements_ByEachFilter_FindsWhatMatches()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var setting = Guid.NewGuid().ToString();
        var first = await scene.CreateAsync(a => a.SettingId = setting);
        var second = await scene.CreateAsync(a =>
        {
            a.SettingId = setting;
            a.ServiceType = ServiceType.SecureChildrensHome;
            a.Unregulated = true;
            a.StartOn = new DateOnly(2026, 5, 12).ToMessage();
        });

        await FindsAsync(new() { SettingId = setting }, first, second);
        await FindsAsync(new() { OrganisationId = second.OrganisationId }, second);
        await FindsAsync(
            new() { SettingId = setting, ServiceType = ServiceType.ChildrensHome },
            first
        );
        await FindsAsync(new() { SettingId = setting, UnregulatedOnly = true }, second);
        await FindsAsync(new() { ChildReference = $" {first.ChildReference} " }, first);
        await FindsAsync(new() { SettingId = setting, LiveOn = first.StartOn }, first);
        await FindsAsync(new() { SettingId = setting, LiveOn = second.StartOn }, first, second);
        await FindsAsync(
            new() { SettingId = setting, LiveOn = new DateOnly(2026, 3, 31).ToMessage() }
        );
        await FindsAsync(new() { ChildReference = first.ChildReference.ToUpperInvariant() + "x" });

        async Task FindsAsync(ListAgreementsRequest request, params Agreement[] expected)
        {
            var found = await officer.ListAgreementsAsync(request).ToListAsync();
            Assert.Equal(
                expected.Select(each => (each.Id, each.ChildReference, each.Etag)),
                found.Select(each => (each.Id, each.ChildReference, each.Etag))
            );
        }
    }

    [Fact]
    public async Task ListAgreements_LiveOnADay_TellsTheCostOfThatDayAndLeavesOutTheEnded()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync(a =>
        {
            a.PlannedEndOn = null;
            a.CostLines.Add(Scene.Extra(5_000, new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 1)));
        });
        var request = new ListAgreementsRequest { SettingId = agreement.SettingId };

        Assert.Equal(705_000, await TotalOnAsync(new DateOnly(2026, 4, 30)));
        Assert.Equal(700_000, await TotalOnAsync(new DateOnly(2026, 5, 1)));
        await officer.Agreements.EndAgreementAsync(
            new EndAgreementRequest
            {
                Id = agreement.Id,
                EndedOn = new DateOnly(2026, 5, 4).ToMessage(),
                EndReasonCode = "CHILD",
            }
        );
        Assert.Equal(700_000, await TotalOnAsync(new DateOnly(2026, 5, 3)));
        Assert.Null(await TotalOnAsync(new DateOnly(2026, 5, 4)));

        async Task<long?> TotalOnAsync(DateOnly day)
        {
            request.LiveOn = day.ToMessage();
            var page = await officer.Agreements.ListAgreementsAsync(request);
            return page.Agreements.SingleOrDefault()?.WeeklyTotal.Pence;
        }
    }

    [Fact]
    public async Task ListAgreements_PageByPage_GivesEachOnceInOrder()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var setting = Guid.NewGuid().ToString();
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add((await scene.CreateAsync(a => a.SettingId = setting)).Id);

        var found = await officer
            .ListAgreementsAsync(new ListAgreementsRequest { SettingId = setting, PageSize = 2 })
            .ToListAsync();

        Assert.Equal(made, found.Select(each => each.Id));
    }
}
