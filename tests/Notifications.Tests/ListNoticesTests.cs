using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class ListNoticesTests
{
    [Fact]
    public async Task ListNotices_ByEachFilter_FindsWhatItSays()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var officer = await scene.OfficerAsync();
        var organisation = Guid.NewGuid().ToString();
        var poor = await scene.RaiseAsync(each =>
        {
            each.Organisation.Id = organisation;
            each.Matters.Add(ProtocolMatter.PoorInspection);
        });
        var suspended = await scene.RaiseAsync(each =>
        {
            each.Organisation.Id = organisation;
            each.Matters.Add(ProtocolMatter.PurchasingSuspended);
        });
        var closed = await scene.RaiseAsync(each => each.Organisation.Id = organisation);
        await officer.Notices.CloseNoticeAsync(
            new CloseNoticeRequest { Id = closed.Id, Note = "Over." }
        );

        await FindsAsync([closed, suspended, poor], _ => { });
        await FindsAsync([suspended, poor], request => request.OpenOnly = true);
        await FindsAsync([suspended], request => request.OpenSuspensionsOnly = true);
        await FindsAsync([poor], request => request.Matters.Add(ProtocolMatter.PoorInspection));
        await FindsAsync([closed], request => request.SettingId = closed.Settings[0].Id);
        await FindsAsync(
            [closed, suspended, poor],
            request => request.IssuedFrom = Scene.Today.ToMessage()
        );
        await FindsAsync([], request => request.IssuedFrom = Scene.Today.AddDays(1).ToMessage());

        async Task FindsAsync(IEnumerable<Notice> expected, Action<ListNoticesRequest> change)
        {
            var request = new ListNoticesRequest { OrganisationId = organisation, PageSize = 1 };
            change(request);
            Assert.Equal(
                expected.Select(notice => notice.Id),
                (await bath.ListNoticesAsync(request).ToListAsync()).Select(notice => notice.Id)
            );
        }
    }

    [Fact]
    public async Task ListNotices_WithATokenOfAnotherList_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        await scene.RaiseAsync();
        await scene.RaiseAsync();
        var first = await officer.Notices.ListNoticesAsync(new ListNoticesRequest { PageSize = 1 });

        await PlatformAssert.FailsAsync(
            ErrorReason.PageTokenInvalid,
            officer.Notices.ListNoticesAsync(
                new ListNoticesRequest { PageToken = first.NextPageToken, OpenOnly = true }
            )
        );
    }
}
