using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Notifications.V1.ProtocolMatter;

namespace RegionalProviders.Notifications.Tests;

public sealed class PairTests
{
    [Theory]
    [InlineData(PurchasingSuspended, SuspensionLifted)]
    [InlineData(PurchasingRestricted, RestrictionLifted)]
    [InlineData(PurchasingSuspended, ContractsEnded)]
    public async Task RaiseNotice_ThatLifts_ClosesTheOneItNames(
        ProtocolMatter opening,
        ProtocolMatter closing
    )
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var open = await scene.RaiseAsync(each => Only(each, opening));
        Assert.Contains(open.Id, await SuspensionsAsync(officer, open));

        var lifted = await scene.RaiseAsync(each => Closing(each, open, closing));

        var closed = await GetAsync(officer, open.Id);
        Assert.Equal(open.Id, lifted.ClosesNoticeId);
        Assert.Equal(NoticeState.Closed, closed.State);
        Assert.Equal(lifted.Id, closed.ClosedByNoticeId);
        Assert.DoesNotContain(open.Id, await SuspensionsAsync(officer, open));
        Assert.Equal(
            [NoticeChange.Issued, NoticeChange.Closed],
            (await scene.ArriveAsync(open.Id, 2)).Select(delivery => delivery.Change)
        );
        Assert.Single(await scene.ArriveAsync(lifted.Id, 1));
    }

    [Fact]
    public async Task RaiseNotice_ThatLiftsWhatItCannot_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var open = await scene.RaiseAsync(each => Only(each, PurchasingSuspended));

        await FailsAsync(officer, each => Closing(each, open, RestrictionLifted));
        await FailsAsync(bath, each => Closing(each, open, SuspensionLifted));
        await FailsAsync(
            officer,
            each =>
            {
                Closing(each, open, SuspensionLifted);
                each.Settings[0].Id = Guid.NewGuid().ToString();
            }
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            officer.Notices.RaiseNoticeAsync(
                scene.New(each =>
                {
                    Closing(each, open, SuspensionLifted);
                    each.ClosesNoticeId = Guid.NewGuid().ToString();
                })
            )
        );
        Assert.Equal(NoticeState.Open, (await GetAsync(officer, open.Id)).State);
        await scene.RaiseAsync(each => Closing(each, open, SuspensionLifted));
        await FailsAsync(officer, each => Closing(each, open, SuspensionLifted));

        Task FailsAsync(RegionalProvidersClient caller, Action<Notice> change) =>
            PlatformAssert.FailsAsync(
                ErrorReason.StateConflict,
                caller.Notices.RaiseNoticeAsync(scene.New(change))
            );
    }

    [Fact]
    public async Task CloseNotice_OfASuspension_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var open = await scene.RaiseAsync(each => Only(each, PurchasingSuspended));

        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Notices.CloseNoticeAsync(
                new CloseNoticeRequest { Id = open.Id, Note = "It is over." }
            )
        );
    }

    [Fact]
    public async Task RetractNotice_OfALifting_PutsTheSuspensionInForceAgain()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var open = await scene.RaiseAsync(each => Only(each, PurchasingSuspended));
        var lifted = await scene.RaiseAsync(each => Closing(each, open, SuspensionLifted));

        await officer.Notices.RetractNoticeAsync(
            new RetractNoticeRequest { Id = lifted.Id, Reason = "Another home was meant." }
        );

        var again = await GetAsync(officer, open.Id);
        Assert.Equal((NoticeState.Open, ""), (again.State, again.ClosedByNoticeId));
        Assert.Contains(open.Id, await SuspensionsAsync(officer, open));
        Assert.Equal(
            [NoticeChange.Issued, NoticeChange.Closed, NoticeChange.Reopened],
            (await scene.ArriveAsync(open.Id, 3)).Select(delivery => delivery.Change)
        );
    }

    private static void Only(Notice notice, ProtocolMatter matter)
    {
        notice.Categories.Clear();
        notice.Matters.Add(matter);
    }

    private static void Closing(Notice notice, Notice open, ProtocolMatter matter)
    {
        Only(notice, matter);
        notice.Organisation = open.Organisation;
        notice.Settings.Clear();
        notice.Settings.Add(open.Settings.Select(setting => setting.Clone()));
        notice.ClosesNoticeId = open.Id;
    }

    private static async Task<Notice> GetAsync(RegionalProvidersClient caller, string id) =>
        (await caller.Notices.GetNoticeAsync(new GetNoticeRequest { Id = id })).Notice;

    private static async Task<IEnumerable<string>> SuspensionsAsync(
        RegionalProvidersClient caller,
        Notice about
    ) =>
        (
            await caller
                .ListNoticesAsync(
                    new ListNoticesRequest
                    {
                        OpenSuspensionsOnly = true,
                        SettingId = about.Settings[0].Id,
                    }
                )
                .ToListAsync()
        ).Select(notice => notice.Id);
}
