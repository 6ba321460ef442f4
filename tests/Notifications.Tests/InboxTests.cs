using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class InboxTests
{
    [Fact]
    public async Task Inbox_WithoutThePermission_CannotBeWorkedOn()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.People.CouncilAsync(TestPrincipals.Bath, Role.Reader);
        var id = Guid.NewGuid().ToString();

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.Inbox.AcknowledgeNoticeAsync(new AcknowledgeNoticeRequest { NoticeId = id })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.Inbox.RecordActionAsync(new RecordActionRequest { NoticeId = id })
        );
    }

    [Fact]
    public async Task Acknowledging_AgainAndAgain_CountsOnce()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var notice = await scene.RaiseAsync();
        await scene.ArriveAsync(notice.Id, 1);
        var request = new AcknowledgeNoticeRequest { NoticeId = notice.Id };
        Assert.Contains(notice.Id, await WaitingAsync());

        var first = await bath.Inbox.AcknowledgeNoticeAsync(request);
        var again = await bath.Inbox.AcknowledgeNoticeAsync(request);

        Assert.Equal(first, again);
        Assert.False(first.Work.Outstanding);
        Assert.DoesNotContain(notice.Id, await WaitingAsync());
        Assert.True(
            (await scene.ArriveAsync(notice.Id, 1, TestPrincipals.Somerset))[0].Work.Outstanding
        );

        async Task<IEnumerable<string>> WaitingAsync() =>
            (
                await bath.ListDeliveriesAsync(
                        new ListDeliveriesRequest { UnacknowledgedOnly = true }
                    )
                    .ToListAsync()
            ).Select(delivery => delivery.NoticeId);
    }

    [Fact]
    public async Task AssignNotice_ToATeam_IsSeenByTheCouncilAlone()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var notice = await scene.RaiseAsync();
        await scene.ArriveAsync(notice.Id, 1);

        var assigned = await bath.Inbox.AssignNoticeAsync(
            new AssignNoticeRequest { NoticeId = notice.Id, AssignedTo = "quality team" }
        );

        Assert.Equal("quality team", assigned.Work.AssignedTo);
        Assert.True(assigned.Work.Outstanding);
        Assert.Equal(
            "",
            (await scene.ArriveAsync(notice.Id, 1, TestPrincipals.Somerset))[0].Work.AssignedTo
        );
    }

    [Fact]
    public async Task RecordAction_OfWhatMembersDid_CountsWithoutCasework()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var somerset = await scene.OfficerAsync(TestPrincipals.Somerset);
        var coordinator = await scene.People.CoordinatorAsync();
        var notice = await scene.RaiseAsync();
        await scene.HandledAsync(notice.Id);

        await RecordAsync(bath, ActionKind.ReviewVisitOrdered, "Visit on Friday.");
        await RecordAsync(bath, ActionKind.ReviewVisitOrdered, "Visit moved.");
        var last = await RecordAsync(bath, ActionKind.PlacementReviewed, "");
        await RecordAsync(somerset, ActionKind.ReviewVisitOrdered, "");

        var own = await bath.ListActionsAsync(
                new ListActionsRequest { NoticeId = notice.Id, PageSize = 2 }
            )
            .ToListAsync();
        Assert.Equal(3, own.Count);
        Assert.Equal(last, own[0]);
        Assert.Equal("Visit on Friday.", own[2].Note);
        foreach (var reader in new[] { bath, somerset, coordinator, await scene.OfficerAsync() })
        {
            var withheld = await reader.Inbox.GetOutcomesAsync(
                new GetOutcomesRequest { NoticeId = notice.Id }
            );
            Assert.True(withheld.Withheld);
            Assert.Equal((3, 0), (withheld.Circulated, withheld.Acknowledged));
            Assert.Empty(withheld.Outcomes);
        }
        await CirculateToTwoMoreAsync(scene, notice.Id);
        foreach (var reader in new[] { bath, somerset, coordinator, await scene.OfficerAsync() })
        {
            var outcomes = await reader.Inbox.GetOutcomesAsync(
                new GetOutcomesRequest { NoticeId = notice.Id }
            );
            // The issuer counts as having acknowledged.
            Assert.False(outcomes.Withheld);
            Assert.Equal((5, 3), (outcomes.Circulated, outcomes.Acknowledged));
            Assert.Equal(
                [(ActionKind.ReviewVisitOrdered, 2), (ActionKind.PlacementReviewed, 1)],
                outcomes.Outcomes.Select(outcome => (outcome.Kind, outcome.Councils))
            );
        }
        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Inbox.GetOutcomesAsync(new GetOutcomesRequest { NoticeId = notice.Id })
        );

        static Task CirculateToTwoMoreAsync(Scene scene, string notice) =>
            scene.QueryAsync<int>(
                """
                insert into notifications.notice_work (council_id, notice_id, due_at)
                select gen_random_uuid(), @notice::uuid, now() from generate_series(1, 2)
                """,
                new { notice }
            );

        async Task<NoticeAction> RecordAsync(
            RegionalProvidersClient caller,
            ActionKind kind,
            string note
        ) =>
            (
                await caller.Inbox.RecordActionAsync(
                    new RecordActionRequest
                    {
                        NoticeId = notice.Id,
                        Kind = kind,
                        Note = note,
                        RequestId = Guid.NewGuid().ToString(),
                    }
                )
            ).Action;
    }

    [Fact]
    public async Task RecordAction_ThatBreaksARule_NamesTheField()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var id = Guid.NewGuid().ToString();

        await PlatformAssert.FailsOnFieldAsync(
            "kind",
            bath.Inbox.RecordActionAsync(new RecordActionRequest { NoticeId = id })
        );
        await PlatformAssert.FailsOnFieldAsync(
            "note",
            bath.Inbox.RecordActionAsync(
                new RecordActionRequest { NoticeId = id, Kind = ActionKind.Other }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.Inbox.RecordActionAsync(
                new RecordActionRequest { NoticeId = id, Kind = ActionKind.NoActionNeeded }
            )
        );
    }

    [Fact]
    public async Task GetInboxCounts_AsTimePasses_TellsWhatIsOverdue()
    {
        await using var scene = await Scene.OwnAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var urgent = await scene.RaiseAsync(each => each.Urgent = true);
        var other = await scene.RaiseAsync();
        await scene.ArriveAsync(other.Id, 1);
        Assert.Equal((2, 0), await CountsAsync());

        // The working day ends at 17:00 in London.
        MoveTo(new(2026, 5, 11, 15, 59, 0, TimeSpan.Zero));
        Assert.Equal((2, 0), await CountsAsync());
        MoveTo(new(2026, 5, 11, 16, 0, 2, TimeSpan.Zero));
        Assert.Equal((2, 1), await CountsAsync());
        var officer = await scene.People.CouncilAsync(TestPrincipals.Bath, Role.SeniorApprover);
        await officer.Inbox.AcknowledgeNoticeAsync(
            new AcknowledgeNoticeRequest { NoticeId = urgent.Id }
        );
        Assert.Equal((1, 0), await CountsAsync());

        void MoveTo(DateTimeOffset instant) =>
            scene.Platform.Clock.Move(instant - scene.Platform.Clock.GetUtcNow());

        async Task<(int, int)> CountsAsync()
        {
            var counts = await bath.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest());
            return (counts.Unacknowledged, counts.Overdue);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000)]
    public async Task ListDeliveries_AfterACursorThatIsNone_IsRefused(long cursor)
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);

        await PlatformAssert.FailsOnFieldAsync(
            "after_cursor",
            bath.Inbox.ListDeliveriesAsync(new ListDeliveriesRequest { AfterCursor = cursor })
        );
    }
}
