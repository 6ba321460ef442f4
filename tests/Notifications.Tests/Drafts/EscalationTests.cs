using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.Drafts;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

public sealed class EscalationTests
{
    [Fact]
    public async Task Draft_NotIssuedInTime_IsShownToTheHostsCoordinatorOnce()
    {
        await using var scene = await Scene.OwnAsync(("Notifications:EscalateEvery", "1.00:00:00"));
        var (late, issued) = (new Register(scene), new Register(scene));
        await late.InadequateAsync();
        await issued.InadequateAsync();
        var host = await scene.OfficerAsync(TestPrincipals.Bath);
        await host.NoticeDrafts.IssueDraftAsync(issued.Completed(await issued.DraftAsync()));
        var coordinator = await scene.People.CoordinatorAsync();
        var other = await scene.People.CoordinatorAsync(await scene.People.OthersAsync());
        var draft = await late.DraftAsync();
        var clock = scene.Platform.Services.GetRequiredService<DraftEscalationJob>();
        var due = draft.DueAt.ToDateTimeOffset();

        scene.Platform.Clock.Move(due.AddSeconds(-60) - scene.Platform.Clock.GetUtcNow());
        Assert.Equal(0, await clock.RunOnceAsync(CancellationToken.None));
        Assert.False((await late.DraftAsync()).Overdue);
        scene.Platform.Clock.Move(due.AddSeconds(1) - scene.Platform.Clock.GetUtcNow());
        // Several at once, as several replicas would run them.
        var turns = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => clock.RunOnceAsync(CancellationToken.None))
        );

        Assert.Equal(1, turns.Sum());
        var seen = Assert.Single(await late.DraftsAsync(coordinator));
        Assert.True(seen.Overdue);
        Assert.NotNull(seen.EscalatedAt);
        Assert.Equal(0, seen.AffectedCouncils);
        Assert.Empty(await issued.DraftsAsync(coordinator));
        Assert.Empty(await late.DraftsAsync(other));
        Assert.Equal(
            [draft.Id],
            await coordinator
                .ListDraftsAsync(new ListDraftsRequest { EscalatedOnly = true })
                .Select(each => each.Id)
                .ToListAsync()
        );
        var counts = await host.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest());
        Assert.Equal((1, 1), (counts.DraftsToIssue, counts.DraftsOverdue));
        Assert.Equal(
            [(draft.Id, draft.SettingId, draft.HostCouncilId)],
            await scene.QueryAsync<(string, string, string)>(
                """
                select payload ->> 'draftId', payload ->> 'settingId', payload ->> 'hostCouncilId'
                from notifications.outbox where type like '%NoticeDraftEscalated'
                """
            )
        );
        await host.NoticeDrafts.IssueDraftAsync(Reviewed(late.Completed(seen)));
        Assert.Equal(DraftState.Issued, Assert.Single(await late.DraftsAsync(coordinator)).State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(TestPrincipals.Kent)]
    [InlineData("W06000015")]
    public async Task Draft_ThatNoMemberIsToIssue_IsShownToCoordinatorsAtOnce(string? hostGss)
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene, hostGss);
        await home.LiveAsync(TestPrincipals.Somerset, 1);

        await home.InadequateAsync();

        foreach (
            var coordinator in new[]
            {
                await scene.People.CoordinatorAsync(),
                await scene.People.CoordinatorAsync(await scene.People.OthersAsync()),
            }
        )
        {
            var draft = Assert.Single(await home.DraftsAsync(coordinator));
            Assert.NotNull(draft.EscalatedAt);
            Assert.Equal((false, 1), (draft.HostIsMember, draft.AffectedCouncils));
        }
        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            (await scene.OfficerAsync(TestPrincipals.Kent)).NoticeDrafts.ListDraftsAsync(
                new ListDraftsRequest()
            )
        );
        // There is no host authority to liaise with.
        var seen = await home.DraftAsync(TestPrincipals.Somerset);
        var request = home.Completed(seen);
        if (hostGss is null)
            request.Notice.HostAuthorityGss = TestPrincipals.Bath;
        await (await scene.OfficerAsync(TestPrincipals.Somerset)).NoticeDrafts.IssueDraftAsync(
            request
        );
    }

    // The review date is set later, because the platform's clock has been moved.
    private static IssueDraftRequest Reviewed(IssueDraftRequest request)
    {
        request.Notice.ReviewOn = Scene.Today.AddDays(60).ToMessage();
        return request;
    }
}
