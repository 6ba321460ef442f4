using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Client;
using RegionalProviders.Identity.V1;
using RegionalProviders.Notifications.Clocks;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class ReminderTests
{
    // Two working days after Monday, 11 May; London is an hour ahead of UTC.
    private static readonly DateTimeOffset LastSecond = new(2026, 5, 13, 22, 59, 59, TimeSpan.Zero);

    [Fact]
    public async Task Reminder_OfReplicasAndRestarts_IsToldOnceWhenTheTimeHasRunOut()
    {
        await using var scene = await SceneAsync();
        var notice = await scene.RaiseAsync();
        await scene.HandledAsync(notice.Id);
        var somerset = await scene.OfficerAsync(TestPrincipals.Somerset);
        await somerset.Inbox.AcknowledgeNoticeAsync(
            new AcknowledgeNoticeRequest { NoticeId = notice.Id }
        );

        scene.MoveTo(LastSecond);
        Assert.Equal(0, await RemindAsync(scene));
        scene.MoveTo(LastSecond.AddSeconds(2));
        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RemindAsync(scene)));

        Assert.Equal(1, told.Sum());
        Assert.Equal(0, await RemindAsync(scene));
        var reminder = (await scene.ArriveAsync(notice.Id, 2))[1];
        Assert.Equal(
            (2L, 1, NoticeChange.Reminder),
            (reminder.Cursor, reminder.Version, reminder.Change)
        );
        Assert.True(reminder.Work.Outstanding);
        Assert.NotNull(reminder.Work.RemindedAt);
        Assert.Single(await scene.ArriveAsync(notice.Id, 1, TestPrincipals.Somerset));
        Assert.Single(await scene.ArriveAsync(notice.Id, 1, TestPrincipals.Bristol));
    }

    [Fact]
    public async Task Reminder_AfterALongStandstill_TellsOfEachOnceAndNotOfWhatWasWithdrawn()
    {
        await using var scene = await SceneAsync();
        var officer = await scene.OfficerAsync();
        var first = await scene.RaiseAsync();
        var urgent = await scene.RaiseAsync(each => each.Urgent = true);
        var withdrawn = await scene.RaiseAsync();
        await scene.HandledAsync(withdrawn.Id);
        await officer.Notices.RetractNoticeAsync(
            new RetractNoticeRequest { Id = withdrawn.Id, Reason = "Another home was meant." }
        );
        await scene.HandledAsync(withdrawn.Id, 2);
        await scene.HandledAsync(urgent.Id);

        // The same working day ends at 17:00 in London.
        scene.MoveTo(new(2026, 5, 11, 16, 0, 2, TimeSpan.Zero));
        Assert.Equal(2, await RemindAsync(scene));
        scene.MoveTo(new(2026, 6, 5, 11, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, await RemindAsync(scene));
        Assert.Equal(0, await RemindAsync(scene));

        var all = await scene.ArriveAsync(first.Id, 2);
        Assert.Equal(
            [NoticeChange.Issued, NoticeChange.Reminder],
            all.Select(delivery => delivery.Change)
        );
        Assert.Equal(2, (await scene.ArriveAsync(urgent.Id, 2)).Count);
        Assert.DoesNotContain(
            await scene.ArriveAsync(withdrawn.Id, 1),
            delivery => delivery.Change == NoticeChange.Reminder
        );
        // A later version is delivered as usual, under the next cursor.
        await officer.Notices.CloseNoticeAsync(
            new CloseNoticeRequest { Id = first.Id, Note = "Over." }
        );
        var closed = (await scene.ArriveAsync(first.Id, 3))[2];
        Assert.Equal((2, NoticeChange.Closed), (closed.Version, closed.Change));
    }

    [Fact]
    public async Task Reminder_ToACouncilThatHasLeft_IsNotSentNorShown()
    {
        await using var scene = await SceneAsync();
        var notice = await scene.RaiseAsync();
        await scene.HandledAsync(notice.Id);
        var administrator = await scene.People.OperatorAsync();
        var bath = await scene.CouncilAsync(TestPrincipals.Bath);
        var membership = await scene.QueryAsync<string>(
            "select id::text from identity.membership where council_id = @bath",
            new { bath }
        );
        await administrator.Consortia.EndMembershipAsync(
            new EndMembershipRequest
            {
                MembershipId = membership[0],
                To = Scene.Today.AddDays(1).ToMessage(),
            }
        );
        await scene.MembershipsArriveAsync();

        scene.MoveTo(LastSecond.AddDays(10));

        Assert.Equal(1, await RemindAsync(scene));
        scene.MoveTo(LastSecond.AddDays(20));
        var coordinator = await scene.People.CoordinatorAsync();
        Assert.Equal(
            [await scene.CouncilAsync(TestPrincipals.Somerset)],
            (await OverdueAsync(coordinator)).Select(each => Guid.Parse(each.CouncilId))
        );
    }

    [Fact]
    public async Task OverdueAcknowledgements_OneWorkingDayAfterTheReminder_AreTheCoordinators()
    {
        await using var scene = await SceneAsync();
        var notice = await scene.RaiseAsync(each => each.Urgent = true);
        await scene.HandledAsync(notice.Id);
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var coordinator = await scene.People.CoordinatorAsync();
        var other = await scene.People.CoordinatorAsync(await scene.People.OthersAsync());
        scene.MoveTo(new(2026, 5, 11, 16, 0, 2, TimeSpan.Zero));
        await RemindAsync(scene);

        // A council sees its own at once, the coordinator after one more working day.
        var own = Assert.Single(await OverdueAsync(bath));
        Assert.Equal((notice.Id, true, 0), (own.NoticeId, own.Urgent, own.WorkingDaysOver));
        scene.MoveTo(new(2026, 5, 12, 16, 0, 0, TimeSpan.Zero));
        Assert.Empty(await OverdueAsync(coordinator));
        scene.MoveTo(new(2026, 5, 12, 16, 0, 2, TimeSpan.Zero));
        var shown = await OverdueAsync(coordinator, pageSize: 1);

        Assert.Equal(
            new[]
            {
                await scene.People.CouncilIdAsync(TestPrincipals.Bath),
                await scene.People.CouncilIdAsync(TestPrincipals.Somerset),
            }.Order(),
            shown.Select(each => each.CouncilId).Order()
        );
        Assert.All(
            shown,
            each =>
                Assert.Equal(
                    ("Invented Care Limited", 1),
                    (each.OrganisationName, each.WorkingDaysOver)
                )
        );
        Assert.Empty(await OverdueAsync(other));
        Assert.Empty(await OverdueAsync(await scene.OfficerAsync()));
        Assert.Empty(await OverdueAsync(await scene.OfficerAsync(TestPrincipals.Leeds)));
        await bath.Inbox.AcknowledgeNoticeAsync(
            new AcknowledgeNoticeRequest { NoticeId = notice.Id }
        );
        Assert.Empty(await OverdueAsync(bath));
        Assert.Single(await OverdueAsync(coordinator));
    }

    [Fact]
    public async Task Review_ThatIsDue_IsChasedOncePerDay()
    {
        await using var scene = await SceneAsync();
        var officer = await scene.OfficerAsync();
        var coordinator = await scene.People.CoordinatorAsync();
        var notice = await scene.RaiseAsync(each =>
        {
            each.Matters.Add(ProtocolMatter.PurchasingSuspended);
            each.ReviewOn = Scene.Today.AddDays(1).ToMessage();
        });
        await scene.RaiseAsync();
        await scene.HandledAsync(notice.Id);
        await AcknowledgeAllAsync(scene);
        scene.Platform.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(0, await RemindAsync(scene));
        Assert.Empty(await OfOverdueReviewAsync(officer));

        scene.Platform.Clock.Move(TimeSpan.FromDays(1));
        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RemindAsync(scene)));

        Assert.Equal(1, told.Sum());
        Assert.Equal(
            [NoticeChange.Issued, NoticeChange.ReviewDue],
            (await scene.ArriveAsync(notice.Id, 2, TestPrincipals.Bristol)).Select(each =>
                each.Change
            )
        );
        Assert.Single(await scene.ArriveAsync(notice.Id, 1));
        Assert.Equal([notice.Id], await OfOverdueReviewAsync(officer));
        Assert.Equal([notice.Id], await OfOverdueReviewAsync(coordinator));
        await officer.Notices.ReviewNoticeAsync(
            new ReviewNoticeRequest
            {
                Id = notice.Id,
                Note = "Still under way.",
                ReviewOn = Scene.Today.AddDays(3).ToMessage(),
            }
        );
        await scene.HandledAsync(notice.Id, 2);
        Assert.Equal(0, await RemindAsync(scene));
        Assert.Empty(await OfOverdueReviewAsync(officer));
        scene.Platform.Clock.Move(TimeSpan.FromDays(2));
        Assert.Equal(1, await RemindAsync(scene));
        Assert.Equal(0, await RemindAsync(scene));
    }

    private static async Task<Scene> SceneAsync() =>
        // The platform's own job does not run, so that only the test sends reminders.
        await Scene.OwnAsync(("Notifications:RemindEvery", "1.00:00:00"));

    private static Task<int> RemindAsync(Scene scene) =>
        scene
            .Platform.Services.GetRequiredService<ReminderJob>()
            .RunOnceAsync(CancellationToken.None);

    private static async Task<IReadOnlyList<OverdueAcknowledgement>> OverdueAsync(
        RegionalProvidersClient caller,
        int pageSize = 0
    ) =>
        await caller
            .ListOverdueAcknowledgementsAsync(
                new ListOverdueAcknowledgementsRequest { PageSize = pageSize }
            )
            .ToListAsync();

    private static async Task<IReadOnlyList<string>> OfOverdueReviewAsync(
        RegionalProvidersClient caller
    ) =>
        await caller
            .ListNoticesAsync(new ListNoticesRequest { ReviewOverdue = true })
            .Select(notice => notice.Id)
            .ToListAsync();

    private static async Task AcknowledgeAllAsync(Scene scene)
    {
        foreach (var gss in new[] { TestPrincipals.Bath, TestPrincipals.Somerset })
        {
            var officer = await scene.OfficerAsync(gss);
            foreach (
                var delivery in await Eventually.BecomesAsync(
                    async () =>
                        await officer
                            .ListDeliveriesAsync(new ListDeliveriesRequest())
                            .ToListAsync(),
                    all => all.Count == 2
                )
            )
                await officer.Inbox.AcknowledgeNoticeAsync(
                    new AcknowledgeNoticeRequest { NoticeId = delivery.NoticeId }
                );
        }
    }
}
