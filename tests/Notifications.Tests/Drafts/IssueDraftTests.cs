using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

public sealed class IssueDraftTests
{
    [Fact]
    public async Task IssueDraft_ByTheHost_RaisesItsNotice()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.InadequateAsync();
        await home.LiveAsync(TestPrincipals.Somerset, 1);
        var draft = await home.DraftAsync();
        var host = await scene.OfficerAsync(TestPrincipals.Bath);
        var request = home.Completed(draft);
        request.Notice.Categories.Add(NoticeCategory.Quality);

        var issued = await host.NoticeDrafts.IssueDraftAsync(request);

        var notice = issued.Notice;
        Assert.Equal(draft.HostCouncilId, notice.IssuingCouncilId);
        Assert.Equal(TestPrincipals.Bath, notice.HostAuthorityGss);
        Assert.Equal([ProtocolMatter.PoorInspection], notice.Matters);
        Assert.Equal(
            [NoticeCategory.Quality, NoticeCategory.InadequateInspection],
            notice.Categories
        );
        Assert.Equal(
            (draft.SettingId, home.Urn),
            (Assert.Single(notice.Settings).Id, notice.Settings[0].Urn)
        );
        Assert.Equal(draft.PublishedOn, notice.ConcernIdentifiedOn);
        Assert.Equal((DraftState.Issued, notice.Id), (issued.Draft.State, issued.Draft.NoticeId));
        Assert.True((await scene.ArriveAsync(notice.Id, 1, TestPrincipals.Somerset))[0].Affected);
        Assert.False((await scene.ArriveAsync(notice.Id, 1, TestPrincipals.Bristol))[0].Affected);
        Assert.Equal(issued, await host.NoticeDrafts.IssueDraftAsync(request));
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            host.NoticeDrafts.IssueDraftAsync(home.Completed(draft))
        );
    }

    [Fact]
    public async Task IssueDraft_ThatBreaksARuleOfNotices_NamesTheField()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.InadequateAsync();
        var draft = await home.DraftAsync();
        var host = await scene.OfficerAsync(TestPrincipals.Bath);
        foreach (
            var (field, change) in new (string, Action<IssueDraftRequest>)[]
            {
                ("notice", request => request.Notice = null),
                ("notice.facts", request => request.Notice.Facts = ""),
                ("notice.organisation.name", request => request.Notice.Organisation = null),
                ("notice.consortium_ids", request => request.Notice.ConsortiumIds.Clear()),
                ("notice.organisation_wide", request => request.Notice.OrganisationWide = true),
                (
                    "notice.settings",
                    request =>
                        request.Notice.Settings.Add(
                            new NoticeSetting { Id = Guid.NewGuid().ToString() }
                        )
                ),
                (
                    "notice.review_on",
                    request => request.Notice.ReviewOn = Scene.Today.AddDays(-1).ToMessage()
                ),
            }
        )
        {
            var request = home.Completed(draft);
            change(request);
            await PlatformAssert.FailsOnFieldAsync(
                field,
                host.NoticeDrafts.IssueDraftAsync(request)
            );
        }
        var stale = home.Completed(draft);
        stale.Etag = "v9";
        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            host.NoticeDrafts.IssueDraftAsync(stale)
        );
        Assert.Equal(draft, await home.DraftAsync());
    }

    [Fact]
    public async Task IssueDraft_ByACouncilWithAChildThere_AsksWhetherItLiaised()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.InadequateAsync();
        await home.LiveAsync(TestPrincipals.Somerset, 1);
        var draft = await home.DraftAsync();
        var placing = await scene.OfficerAsync(TestPrincipals.Somerset);
        var request = home.Completed(draft);
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            (await scene.OfficerAsync()).NoticeDrafts.IssueDraftAsync(request)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            placing.NoticeDrafts.IssueDraftAsync(request)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            placing.NoticeDrafts.DismissDraftAsync(
                new DismissDraftRequest { Id = draft.Id, Reason = "Ours has left." }
            )
        );

        request.LiaisedWithHost = true;
        var issued = await placing.NoticeDrafts.IssueDraftAsync(request);

        Assert.Equal(TestPrincipals.Bath, issued.Notice.HostAuthorityGss);
        var seen = await home.DraftAsync();
        Assert.Equal((DraftState.Issued, issued.Notice.Id), (seen.State, seen.NoticeId));
    }

    [Fact]
    public async Task DismissDraft_ByTheHost_EndsItForAll()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.InadequateAsync();
        await home.LiveAsync(TestPrincipals.Leeds, 1);
        var draft = await home.DraftAsync();
        var host = await scene.OfficerAsync(TestPrincipals.Bath);
        var request = new DismissDraftRequest { Id = draft.Id, Reason = " " };
        await PlatformAssert.FailsOnFieldAsync(
            "reason",
            host.NoticeDrafts.DismissDraftAsync(request)
        );
        request.Reason = "The judgement is of the school.";
        request.Etag = "v9";
        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            host.NoticeDrafts.DismissDraftAsync(request)
        );

        request.Etag = draft.Etag;
        await host.NoticeDrafts.DismissDraftAsync(request);

        var seen = await home.DraftAsync(TestPrincipals.Leeds);
        Assert.Equal((DraftState.Dismissed, request.Reason), (seen.State, seen.Reason));
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            host.NoticeDrafts.IssueDraftAsync(home.Completed(draft))
        );
    }

    [Fact]
    public async Task IssueDraft_WhileItsNoticeIsRaised_IsOneNotice()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.InadequateAsync();
        var draft = await home.DraftAsync();
        var host = await scene.OfficerAsync(TestPrincipals.Bath);

        var outcomes = await Task.WhenAll(
            Record.ExceptionAsync(() =>
                host.NoticeDrafts.IssueDraftAsync(home.Completed(draft)).ResponseAsync
            ),
            Record.ExceptionAsync(() =>
                host.NoticeDrafts.IssueDraftAsync(home.Completed(draft)).ResponseAsync
            ),
            Record.ExceptionAsync(() => scene.RaiseAsync(home.SameMatter, TestPrincipals.Somerset))
        );

        Assert.Single(outcomes, failure => failure is null);
        Assert.All(
            outcomes.OfType<PlatformException>(),
            failure =>
                Assert.Contains(
                    failure.Reason,
                    new[] { ErrorReason.StateConflict, ErrorReason.AlreadyExists }
                )
        );
        Assert.Contains(
            (await home.DraftAsync()).State,
            new[] { DraftState.Issued, DraftState.Covered }
        );
    }
}
