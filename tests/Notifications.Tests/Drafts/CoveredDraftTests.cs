using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

public sealed class CoveredDraftTests
{
    [Fact]
    public async Task RaiseNotice_OfTheSame_CoversTheDraft()
    {
        var scene = await Scene.SetAsync();
        var otherConsortium = await scene.People.OthersAsync();
        var (own, others, beyond, different) = (
            new Register(scene),
            new Register(scene),
            new Register(scene),
            new Register(scene)
        );
        foreach (var home in new[] { own, others, beyond, different })
            await home.InadequateAsync();

        var byHost = await scene.RaiseAsync(own.SameMatter, TestPrincipals.Bath);
        // This member does not see the draft.
        var byMember = await scene.RaiseAsync(others.SameMatter);
        await scene.RaiseAsync(
            notice =>
            {
                beyond.SameMatter(notice);
                notice.ConsortiumIds.Clear();
                notice.ConsortiumIds.Add(otherConsortium);
            },
            TestPrincipals.Leeds
        );
        await scene.RaiseAsync(notice => notice.Settings[0].Id = different.Setting.ToString());

        Assert.Equal((DraftState.Covered, byHost.Id), await OfAsync(own));
        Assert.Equal((DraftState.Covered, byMember.Id), await OfAsync(others));
        Assert.Equal((DraftState.Waiting, ""), await OfAsync(beyond));
        Assert.Equal((DraftState.Waiting, ""), await OfAsync(different));
    }

    [Fact]
    public async Task Draft_OfWhatAnOpenNoticeTells_IsCoveredFromTheStart()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        var open = await scene.RaiseAsync(home.SameMatter);

        await home.InadequateAsync();

        Assert.Equal((DraftState.Covered, open.Id), await OfAsync(home));
    }

    [Fact]
    public async Task RetractNotice_OfADraft_LetsItWaitAgain()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.InadequateAsync();
        var host = await scene.OfficerAsync(TestPrincipals.Bath);
        var issued = await host.NoticeDrafts.IssueDraftAsync(
            home.Completed(await home.DraftAsync())
        );

        await RetractAsync(host, issued.Notice);

        Assert.Equal((DraftState.Waiting, ""), await OfAsync(home));
        // The draft is covered again at once if another notice is about the same matter.
        var again = await scene.RaiseAsync(home.SameMatter);
        var second = await scene.RaiseAsync(home.SameMatter, TestPrincipals.Somerset, again.Id);
        await RetractAsync(await scene.OfficerAsync(), again);
        Assert.Equal((DraftState.Covered, second.Id), await OfAsync(home));
    }

    [Fact]
    public async Task RetractNotice_OfWhatIsOver_LeavesTheDraft()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.InadequateAsync();
        var notice = await scene.RaiseAsync(home.SameMatter, TestPrincipals.Bath);
        await home.GoodAsync();

        await RetractAsync(await scene.OfficerAsync(TestPrincipals.Bath), notice);

        var draft = await home.DraftAsync();
        Assert.Equal(DraftState.Covered, draft.State);
        Assert.NotNull(draft.EndedAt);
    }

    [Fact]
    public async Task Draft_AfterTheHomeHadRecovered_IsNotCoveredByTheNoticeOfTheFirstTime()
    {
        await using var scene = await Scene.OwnAsync();
        var home = new Register(scene);
        await home.InadequateAsync();
        await scene.RaiseAsync(home.SameMatter, TestPrincipals.Bath);
        scene.Platform.Clock.Move(TimeSpan.FromMinutes(1));
        await home.GoodAsync();
        scene.Platform.Clock.Move(TimeSpan.FromMinutes(1));

        await home.InadequateAsync();

        var drafts = await home.DraftsAsync();
        Assert.Equal([DraftState.Waiting, DraftState.Covered], drafts.Select(draft => draft.State));
    }

    [Fact]
    public async Task Draft_ThatCoordinatorsSee_IsSeenByThemAfterTheRegisterNamedAnotherHost()
    {
        await using var scene = await Scene.OwnAsync();
        var home = new Register(scene, hostGss: null);
        await home.InadequateAsync();
        var coordinator = await scene.People.CoordinatorAsync();
        Assert.Single(await home.DraftsAsync(coordinator));

        await home.RecordAsync(TestPrincipals.Bath);

        Assert.NotNull((await home.DraftAsync()).EscalatedAt);
        Assert.Single(await home.DraftsAsync(coordinator));
    }

    private static async Task<(DraftState, string)> OfAsync(Register home)
    {
        var draft = await home.DraftAsync();
        return (draft.State, draft.NoticeId);
    }

    private static async Task RetractAsync(RegionalProvidersClient issuer, Notice notice) =>
        await issuer.Notices.RetractNoticeAsync(
            new RetractNoticeRequest { Id = notice.Id, Reason = "Another home was meant." }
        );
}
