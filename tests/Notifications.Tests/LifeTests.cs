using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class LifeTests
{
    [Fact]
    public async Task Notice_OfAnotherCouncil_CannotBeChanged()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);
        var notice = await scene.RaiseAsync();
        var request = new RetractNoticeRequest { Id = notice.Id, Reason = "We disagree." };

        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            bath.Notices.RetractNoticeAsync(request)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Notices.RetractNoticeAsync(request)
        );
    }

    [Fact]
    public async Task Notice_ThroughItsLife_KeepsEveryVersionAndCirculatesIt()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var notice = await scene.RaiseAsync();

        var updated = await officer.Notices.UpdateNoticeAsync(
            new UpdateNoticeRequest
            {
                Notice = new Notice
                {
                    Id = notice.Id,
                    Etag = notice.Etag,
                    ProviderComments = "We are recruiting.",
                    Facts = "Not named in the mask.",
                },
                UpdateMask = new() { Paths = { "provider_comments" } },
            }
        );
        var reviewed = await officer.Notices.ReviewNoticeAsync(
            new ReviewNoticeRequest
            {
                Id = notice.Id,
                Etag = updated.Notice.Etag,
                Note = "Half of the posts are filled.",
                ReviewOn = Scene.Today.AddDays(60).ToMessage(),
            }
        );
        var closed = await officer.Notices.CloseNoticeAsync(
            new CloseNoticeRequest
            {
                Id = notice.Id,
                Etag = reviewed.Notice.Etag,
                Note = "All posts are filled.",
            }
        );

        Assert.Equal(notice.Facts, updated.Notice.Facts);
        Assert.Equal("We are recruiting.", closed.Notice.ProviderComments);
        Assert.Equal(Scene.Today.AddDays(60).ToMessage(), closed.Notice.ReviewOn);
        Assert.Equal(NoticeState.Closed, closed.Notice.State);
        var versions = await bath.ListNoticeVersionsAsync(
                new ListNoticeVersionsRequest { NoticeId = notice.Id, PageSize = 3 }
            )
            .ToListAsync();
        Assert.Equal(
            [
                (4, NoticeChange.Closed, "All posts are filled.", "We are recruiting."),
                (3, NoticeChange.Reviewed, "Half of the posts are filled.", "We are recruiting."),
                (2, NoticeChange.Updated, "", "We are recruiting."),
                (1, NoticeChange.Issued, "", ""),
            ],
            versions.Select(each => (each.Number, each.Change, each.Note, each.ProviderComments))
        );
        Assert.Equal(notice.ReviewOn, versions[^1].ReviewOn);
        Assert.Equal(
            [1, 2, 3, 4],
            (await scene.ArriveAsync(notice.Id, 4)).Select(delivery => delivery.Version)
        );
    }

    [Fact]
    public async Task Notice_WithAnOldEtagOrClosed_IsNotChanged()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var notice = await scene.RaiseAsync();
        var close = new CloseNoticeRequest
        {
            Id = notice.Id,
            Etag = "v9",
            Note = "Over.",
        };

        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            officer.Notices.CloseNoticeAsync(close)
        );
        close.Etag = notice.Etag;
        await officer.Notices.CloseNoticeAsync(close);
        close.Etag = "";
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Notices.CloseNoticeAsync(close)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Notices.UpdateNoticeAsync(Urgent(notice.Id, true))
        );
    }

    [Fact]
    public async Task UpdateNotice_WithWrongFields_NamesThem()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var notice = await scene.RaiseAsync();

        await FailsAsync("update_mask", "organisation");
        await FailsAsync("update_mask");
        await FailsAsync("notice.facts", "facts");
        await FailsAsync("notice.review_on", "review_on");
        await PlatformAssert.FailsOnFieldAsync(
            "note",
            officer.Notices.CloseNoticeAsync(new CloseNoticeRequest { Id = notice.Id })
        );
        await PlatformAssert.FailsOnFieldAsync(
            "reason",
            officer.Notices.RetractNoticeAsync(new RetractNoticeRequest { Id = notice.Id })
        );
        await PlatformAssert.FailsOnFieldAsync(
            "review_on",
            officer.Notices.ReviewNoticeAsync(
                new ReviewNoticeRequest { Id = notice.Id, Note = "Seen." }
            )
        );

        Task FailsAsync(string field, params string[] paths) =>
            PlatformAssert.FailsOnFieldAsync(
                field,
                officer.Notices.UpdateNoticeAsync(
                    new UpdateNoticeRequest
                    {
                        Notice = new Notice { Id = notice.Id },
                        UpdateMask = new() { Paths = { paths } },
                    }
                )
            );
    }

    [Fact]
    public async Task UpdateNotice_OfSafety_StaysUrgent()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var safety = await scene.RaiseAsync(each =>
            each.Categories.Add(NoticeCategory.Safeguarding)
        );

        var updated = await officer.Notices.UpdateNoticeAsync(Urgent(safety.Id, false));

        Assert.True(updated.Notice.Urgent);
    }

    [Fact]
    public async Task UpdateNotice_ToUrgent_ShortensTheTimeOfThoseWhoHaveNotAcknowledged()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var notice = await scene.RaiseAsync();
        var due = (await scene.ArriveAsync(notice.Id, 1))[0].Work.DueAt;
        // Wednesday 23:59:59 in London: two working days.
        Assert.Equal(
            new DateTimeOffset(2026, 5, 13, 22, 59, 59, TimeSpan.Zero),
            due.ToDateTimeOffset()
        );

        await officer.Notices.UpdateNoticeAsync(Urgent(notice.Id, true));

        // Today at 17:00 in London.
        Assert.Equal(
            new DateTimeOffset(2026, 5, 11, 16, 0, 0, TimeSpan.Zero),
            (await scene.ArriveAsync(notice.Id, 2))[1].Work.DueAt.ToDateTimeOffset()
        );
    }

    [Fact]
    public async Task RetractNotice_Always_EndsWhatWasAskedAndIsFinal()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var notice = await scene.RaiseAsync();
        Assert.True((await scene.ArriveAsync(notice.Id, 1))[0].Work.Outstanding);
        var request = new RetractNoticeRequest { Id = notice.Id, Reason = "Wrong home." };

        await officer.Notices.RetractNoticeAsync(request);

        var deliveries = await scene.ArriveAsync(notice.Id, 2);
        Assert.All(deliveries, delivery => Assert.False(delivery.Work.Outstanding));
        Assert.All(
            deliveries,
            delivery => Assert.Equal(NoticeState.Retracted, delivery.Notice.State)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Notices.RetractNoticeAsync(request)
        );
    }

    private static UpdateNoticeRequest Urgent(string id, bool urgent) =>
        new()
        {
            Notice = new Notice { Id = id, Urgent = urgent },
            UpdateMask = new() { Paths = { "urgent" } },
        };
}
