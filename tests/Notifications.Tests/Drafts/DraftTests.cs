using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

public sealed class DraftTests
{
    [Fact]
    public async Task Inadequate_OfAHome_IsDraftedForItsHostAlone()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);

        await home.InadequateAsync();

        var draft = await home.DraftAsync();
        Assert.Equal(
            (DraftCause.JudgedFailing, DraftState.Waiting, "Good", "Inadequate", true, true, false),
            (
                draft.Cause,
                draft.State,
                draft.OldValue,
                draft.NewValue,
                draft.Own,
                draft.HostIsMember,
                draft.Affected
            )
        );
        Assert.Equal(home.Urn, draft.Urn);
        Assert.Equal(await scene.People.CouncilIdAsync(TestPrincipals.Bath), draft.HostCouncilId);
        Assert.Equal([ProtocolMatter.PoorInspection], draft.Matters);
        Assert.Equal([NoticeCategory.InadequateInspection], draft.Categories);
        Assert.Equal(0, draft.AffectedCouncils);
        // Monday at noon: until the end of Wednesday, which in summer is an hour before midnight in UTC.
        Assert.Equal(
            new DateTimeOffset(2026, 5, 13, 22, 59, 59, TimeSpan.Zero),
            draft.DueAt.ToDateTimeOffset()
        );
        foreach (
            var other in new[]
            {
                await scene.OfficerAsync(),
                await scene.OfficerAsync(TestPrincipals.Leeds),
                await scene.People.CoordinatorAsync(),
            }
        )
        {
            Assert.Empty(await home.DraftsAsync(other));
            await PlatformAssert.FailsAsync(
                ErrorReason.NotFound,
                other.NoticeDrafts.GetDraftAsync(new GetDraftRequest { Id = draft.Id })
            );
        }
    }

    [Fact]
    public async Task Drafts_WithoutThePermission_AreRefused()
    {
        var scene = await Scene.SetAsync();
        var request = new ListDraftsRequest();
        foreach (
            var stranger in new[]
            {
                await scene.People.ProviderAsync(Guid.NewGuid().ToString()),
                await scene.People.OperatorAsync(),
            }
        )
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                stranger.NoticeDrafts.ListDraftsAsync(request)
            );
        var reader = await scene.People.CouncilAsync(TestPrincipals.Bath, Role.Reader);
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.NoticeDrafts.DismissDraftAsync(new DismissDraftRequest { Reason = "No." })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            (await scene.People.CoordinatorAsync()).NoticeDrafts.IssueDraftAsync(
                new IssueDraftRequest { Notice = new Notice() }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            (await scene.OfficerAsync(TestPrincipals.Kent)).NoticeDrafts.ListDraftsAsync(request)
        );
    }

    [Fact]
    public async Task Inadequate_ToldAgain_IsOneDraft()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        var message = home.Judgement("Inadequate", JudgementBand.Failing);
        var id = Guid.NewGuid();

        foreach (var each in new[] { id, id, Guid.NewGuid() })
            await home.TellAsync(message, "judgement-changed", each);
        await home.InadequateAsync();

        var draft = await home.DraftAsync();
        Assert.Equal(message.ImportId.ToString(), draft.ImportId);
        // Under other ids, as if the message inbox and the recorded changes had been lost.
        await scene.QueryAsync<int>(
            "delete from notifications.register_change where setting_id = @Setting",
            new { home.Setting }
        );
        var officer = await scene.OfficerAsync(TestPrincipals.Bath);
        await officer.NoticeDrafts.DismissDraftAsync(
            new DismissDraftRequest { Id = draft.Id, Reason = "No child lives there." }
        );
        await home.TellAsync(message, "judgement-changed");
        await home.DraftAsync();
    }

    [Fact]
    public async Task Judgement_ThatIsNoNews_IsNotDrafted()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);

        await home.TellAsync(
            home.Judgement("Inadequate", JudgementBand.Failing) with
            {
                Historic = true,
            },
            "judgement-changed"
        );
        await home.TellAsync(
            home.Judgement("Inadequate", JudgementBand.Failing) with
            {
                BecameFailing = false,
            },
            "judgement-changed"
        );
        await home.TellAsync(
            home.Judgement("Requires improvement to be good", JudgementBand.Weak),
            "judgement-changed"
        );

        Assert.Empty(await home.DraftsAsync());
    }

    [Fact]
    public async Task Judgement_ThatIsBetter_SupersedesWhatWaits()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        var earlier = home.Judgement("Inadequate", JudgementBand.Failing);
        await home.InadequateAsync();

        await home.GoodAsync();

        var draft = await home.DraftAsync();
        Assert.Equal(DraftState.Superseded, draft.State);
        Assert.NotNull(draft.EndedAt);
        // A message replayed from the error queue, long after.
        await home.TellAsync(earlier, "judgement-changed");
        Assert.Equal(draft, await home.DraftAsync());
        await home.InadequateAsync();
        Assert.Equal(
            [DraftState.Waiting, DraftState.Superseded],
            (await home.DraftsAsync()).Select(each => each.State)
        );
    }

    [Fact]
    public async Task Draft_AboutAHomeOfAnothersChildren_IsFlaggedToThemAtOnce()
    {
        // A separate platform, because other tests create drafts for the same councils while this one counts.
        await using var scene = await Scene.OwnAsync();
        var home = new Register(scene);
        var somerset = await scene.OfficerAsync(TestPrincipals.Somerset);
        var before = await somerset.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest());
        await home.LiveAsync(TestPrincipals.Somerset, 1);
        await home.LiveAsync(TestPrincipals.Bristol, 0);

        await home.InadequateAsync();
        // A placement of which the service learns only later is flagged as well.
        await home.LiveAsync(TestPrincipals.Leeds, 2);

        foreach (var gss in new[] { TestPrincipals.Somerset, TestPrincipals.Leeds })
        {
            var seen = await home.DraftAsync(gss);
            Assert.Equal((true, false), (seen.Affected, seen.Own));
            Assert.False(seen.HasAffectedCouncils);
        }
        Assert.Empty(await home.DraftsAsync(TestPrincipals.Bristol));
        var draft = await home.DraftAsync();
        Assert.Equal((2, false), (draft.AffectedCouncils, draft.Affected));
        var counts = await somerset.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest());
        Assert.Equal(before.DraftsAffected + 1, counts.DraftsAffected);
        Assert.Equal(before.DraftsToIssue, counts.DraftsToIssue);
        Assert.Contains(
            draft.Id,
            await somerset
                .ListDraftsAsync(new ListDraftsRequest { AffectedOnly = true })
                .Select(each => each.Id)
                .ToListAsync()
        );
        Assert.DoesNotContain(
            draft.Id,
            await somerset
                .ListDraftsAsync(new ListDraftsRequest { OwnOnly = true })
                .Select(each => each.Id)
                .ToListAsync()
        );
        await home.LiveAsync(TestPrincipals.Somerset, 0, version: 2);
        Assert.Empty(await home.DraftsAsync(TestPrincipals.Somerset));
    }

    [Fact]
    public async Task Draft_OfAHostThatTheRegisterCorrects_GoesToTheOther()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.InadequateAsync();
        await home.DraftAsync();

        await home.RecordAsync(TestPrincipals.Somerset);

        Assert.Empty(await home.DraftsAsync());
        Assert.True((await home.DraftAsync(TestPrincipals.Somerset)).Own);
        // An event of an import may still name the earlier host: the draft goes to the corrected one all the same.
        await home.GoodAsync();
        await home.InadequateAsync();
        Assert.Equal(2, (await home.DraftsAsync(TestPrincipals.Somerset)).Count);
    }

    [Fact]
    public async Task Draft_OfACouncilThatIsNoMore_GoesToItsOnlySuccessor()
    {
        var scene = await Scene.SetAsync();
        var former = new Register(scene, "E10000027");
        var divided = new Register(scene, "E10000006");

        await former.InadequateAsync();
        await divided.InadequateAsync();

        Assert.True((await former.DraftAsync(TestPrincipals.Somerset)).Own);
        var unknown = Assert.Single(
            await divided.DraftsAsync(await scene.People.CoordinatorAsync())
        );
        Assert.Equal(("", false), (unknown.HostCouncilId, unknown.HostIsMember));
    }
}
