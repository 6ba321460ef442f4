using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Client;
using RegionalProviders.Identity.V1;
using RegionalProviders.Notifications.Membership;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class MembershipTests
{
    private const string Joiner = "E06000025";

    [Fact]
    public async Task Joiner_OfToday_GetsWhatIsOpenAndNothingElse()
    {
        await using var scene = await Scene.OwnAsync();
        var officer = await scene.OfficerAsync();
        var closed = await scene.RaiseAsync();
        await officer.Notices.CloseNoticeAsync(
            new CloseNoticeRequest { Id = closed.Id, Note = "Over." }
        );
        var open = await scene.RaiseAsync();
        var updated = await UpdateAsync(officer, (await scene.RaiseAsync()).Id);
        await scene.HandledAsync(updated.Id, 2);

        await AddAsync(scene, Scene.Today);

        var joiner = await scene.OfficerAsync(Joiner);
        var received = await Eventually.BecomesAsync(
            async () => await joiner.ListDeliveriesAsync(new ListDeliveriesRequest()).ToListAsync(),
            all => all.Count >= 2
        );
        Assert.Equal(
            [(open.Id, 1, NoticeChange.CaughtUp), (updated.Id, 2, NoticeChange.CaughtUp)],
            received.Select(delivery => (delivery.NoticeId, delivery.Version, delivery.Change))
        );
        Assert.Equal([1L, 2L], received.Select(delivery => delivery.Cursor));
        Assert.All(received, delivery => Assert.True(delivery.Work.Outstanding));
        var clock = scene.Platform.Services.GetRequiredService<CatchUpJob>();
        Assert.Equal(0, await clock.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Joiner_OfADayToCome_GetsWhatIsOpenOnThatDay()
    {
        await using var scene = await Scene.OwnAsync();
        var open = await scene.RaiseAsync();
        await scene.HandledAsync(open.Id);
        await AddAsync(scene, Scene.Today.AddDays(1));
        var clock = scene.Platform.Services.GetRequiredService<CatchUpJob>();
        Assert.Equal(0, await clock.RunOnceAsync(CancellationToken.None));
        var today = await scene.RaiseAsync();
        Assert.DoesNotContain(
            await scene.CouncilAsync(Joiner),
            await scene.ReceiversAsync(today.Id)
        );

        scene.Platform.Clock.Move(TimeSpan.FromDays(1));

        Assert.Equal(2, await clock.RunOnceAsync(CancellationToken.None));
        Assert.Equal(0, await clock.RunOnceAsync(CancellationToken.None));
        Assert.Equal(
            [open.Id, today.Id],
            await scene.QueryAsync<string>(
                "select notice_id::text from notifications.delivery where council_id = @council order by seq",
                new { council = await scene.CouncilAsync(Joiner) }
            )
        );
    }

    [Fact]
    public async Task Leaver_GetsTheRetractionOfWhatItReceivedAndNothingElse()
    {
        await using var scene = await Scene.OwnAsync();
        var officer = await scene.OfficerAsync();
        var membership = await AddAsync(scene, Scene.Today.AddDays(-30));
        var notice = await scene.RaiseAsync();
        var leaver = await scene.CouncilAsync(Joiner);
        Assert.Contains(leaver, await scene.ReceiversAsync(notice.Id));

        var administrator = await scene.People.OperatorAsync();
        await administrator.Consortia.EndMembershipAsync(
            new EndMembershipRequest
            {
                MembershipId = membership,
                To = Scene.Today.AddDays(-1).ToMessage(),
            }
        );
        await scene.MembershipsArriveAsync();
        var later = await scene.RaiseAsync();
        await UpdateAsync(officer, notice.Id);
        await officer.Notices.RetractNoticeAsync(
            new RetractNoticeRequest { Id = notice.Id, Reason = "Another home was meant." }
        );

        Assert.DoesNotContain(leaver, await scene.ReceiversAsync(later.Id));
        Assert.DoesNotContain(leaver, await scene.ReceiversAsync(notice.Id, 2));
        Assert.Contains(leaver, await scene.ReceiversAsync(notice.Id, 3));
        var reader = await scene.OfficerAsync(Joiner);
        var inbox = await reader.ListDeliveriesAsync(new ListDeliveriesRequest()).ToListAsync();
        Assert.Equal(
            [NoticeChange.Issued, NoticeChange.Retracted],
            inbox.Select(delivery => delivery.Change)
        );
        // Access to contents ends on the day after: a former member sees the retraction, but no contents.
        Assert.All(inbox, delivery => Assert.Null(delivery.Notice));
        Assert.All(inbox, delivery => Assert.False(delivery.Work.Outstanding));
    }

    [Fact]
    public async Task Retraction_BeforeAnybodyReceived_ReachesNobody()
    {
        await using var scene = await Scene.OwnAsync();
        var notice = await scene.RaiseAsync();
        await scene.HandledAsync(notice.Id);
        // As if the first message came last, so that nothing has been delivered yet.
        await scene.QueryAsync<int>(
            """
            delete from notifications.notice_work where notice_id = @id;
            delete from notifications.delivery where notice_id = @id;
            """,
            new { id = Guid.Parse(notice.Id) }
        );
        var officer = await scene.OfficerAsync();
        await officer.Notices.RetractNoticeAsync(
            new RetractNoticeRequest { Id = notice.Id, Reason = "Another home was meant." }
        );
        Assert.Empty(await scene.ReceiversAsync(notice.Id, 2));

        await CirculateAgainAsync(scene, notice);

        Assert.Empty(await scene.ReceiversAsync(notice.Id));
    }

    private static Task<bool> CirculateAgainAsync(Scene scene, Notice notice) =>
        scene
            .Platform.Services.GetRequiredService<Data.NotificationsDatabase>()
            .InTransactionAsync(
                Kernel.Principal.System("notifications"),
                async tx =>
                {
                    await scene
                        .Platform.Services.GetRequiredService<Circulation.InboxFanOut>()
                        .CirculateAsync(
                            new Events.NoticeCirculated(
                                Guid.Parse(notice.Id),
                                1,
                                NoticeChange.Issued,
                                false,
                                [],
                                Guid.Parse(notice.IssuingCouncilId)
                            ),
                            tx
                        );
                    return true;
                },
                CancellationToken.None
            );

    private static async Task<string> AddAsync(Scene scene, DateOnly from)
    {
        var administrator = await scene.People.OperatorAsync();
        var added = await administrator.Consortia.AddMemberAsync(
            new AddMemberRequest
            {
                ConsortiumId = scene.Consortium,
                CouncilId = await scene.People.CouncilIdAsync(Joiner),
                From = from.ToMessage(),
            }
        );
        await scene.MembershipsArriveAsync();
        return added.Membership.Id;
    }

    private static async Task<Notice> UpdateAsync(RegionalProvidersClient officer, string id) =>
        (
            await officer.Notices.UpdateNoticeAsync(
                new UpdateNoticeRequest
                {
                    Notice = new Notice { Id = id, ProviderComments = "We are recruiting." },
                    UpdateMask = new() { Paths = { "provider_comments" } },
                }
            )
        ).Notice;
}
