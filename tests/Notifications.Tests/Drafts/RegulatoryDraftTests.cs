using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Client;
using RegionalProviders.Notifications.Drafts;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Notifications.V1.RegulatoryNoticeType;

namespace RegionalProviders.Notifications.Tests.Drafts;

/// <summary>A regulator's notice that a council has recorded leads to a draft for the host authority.</summary>
public sealed partial class RegulatoryDraftTests
{
    [Theory]
    [InlineData(
        Suspended,
        DraftCause.RegistrationSuspended,
        NoticeCategory.RegistrationSuspended,
        RegistrationStatus.Suspended
    )]
    [InlineData(
        AccommodationRestricted,
        DraftCause.AccommodationRestricted,
        NoticeCategory.AccommodationRestricted,
        RegistrationStatus.Unspecified
    )]
    public async Task Limit_OfARegulator_IsDraftedForTheHostAndFlagged(
        RegulatoryNoticeType type,
        DraftCause cause,
        NoticeCategory category,
        RegistrationStatus status
    )
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        var premises = Guid.NewGuid();
        await home.RecordAsync(TestPrincipals.Bath, 1, (premises, null));
        await home.LiveAsync(TestPrincipals.Leeds, 1, at: premises);

        // Recorded by Bristol, which is neither host nor affected.
        var told = await RecordAsync(scene, premises, type, each => each.Urn = home.Urn);

        var draft = await home.DraftAsync();
        Assert.Equal(
            (cause, DraftState.Waiting, status, true, 1),
            (draft.Cause, draft.State, draft.Status, draft.Own, draft.AffectedCouncils)
        );
        Assert.Equal([category], draft.Categories);
        Assert.Empty(draft.Matters);
        Assert.Equal(Scene.Today.AddDays(-1).ToMessage(), draft.EffectiveOn);
        Assert.Equal(
            (home.Urn, "", told.Id),
            (draft.Urn, draft.ImportId, draft.RegulatoryNoticeId)
        );
        Assert.Equal(
            new DateTimeOffset(2026, 5, 13, 22, 59, 59, TimeSpan.Zero),
            draft.DueAt.ToDateTimeOffset()
        );
        // Leeds is in another consortium, and may have recorded its placement to see what the members have: not before it
        // has lasted for a week is it warned, and it does not learn what the members recorded.
        Assert.Empty(await home.DraftsAsync(TestPrincipals.Leeds));
        await SinceAsync(scene, premises, Scene.Today.AddDays(-6));
        Assert.Empty(await home.DraftsAsync(TestPrincipals.Leeds));
        await SinceAsync(scene, premises, Scene.Today.AddDays(-7));
        var flagged = await home.DraftAsync(TestPrincipals.Leeds);
        Assert.Equal((true, ""), (flagged.Affected, flagged.RegulatoryNoticeId));
        Assert.Empty(await home.DraftsAsync(TestPrincipals.Bristol));
        Assert.Empty(await home.DraftsAsync(await scene.People.CoordinatorAsync()));
        var host = await scene.OfficerAsync(TestPrincipals.Bath);
        var issued = await host.NoticeDrafts.IssueDraftAsync(home.Completed(draft));
        Assert.Equal([category], issued.Notice.Categories);
    }

    [Theory]
    [InlineData(DecidesToCancel)]
    [InlineData(Summons)]
    [InlineData(AppealMade)]
    public async Task RegulatoryNotice_ThatLimitsNothing_IsNotDrafted(RegulatoryNoticeType type)
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);

        await RecordAsync(scene, home.Setting, type);
        await RecordAsync(
            scene,
            home.Setting,
            Suspended,
            each =>
            {
                each.DecidedOn = Scene.Today.AddDays(-30).ToMessage();
                each.EndsOn = Scene.Today.AddDays(-1).ToMessage();
            }
        );

        Assert.Empty(await home.DraftsAsync());
    }

    [Fact]
    public async Task Suspension_RecordedByTwoConsortiaAndShownByTheList_IsOneDraft()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);
        var told = await RecordAsync(scene, home.Setting, Suspended);
        await RecordAsync(
            scene,
            home.Setting,
            Suspended,
            async each => each.ConsortiumId = await scene.People.OthersAsync(),
            TestPrincipals.Leeds
        );
        await RecordAsync(
            scene,
            home.Setting,
            SuspensionExtended,
            each =>
            {
                each.SupersedesId = told.Id;
                each.DecidedOn = Scene.Today.ToMessage();
                each.EndsOn = Scene.Today.AddDays(40).ToMessage();
            }
        );

        await home.TellAsync(Later(home, RegistrationStatus.Active, RegistrationStatus.Suspended));

        var draft = await home.DraftAsync();
        Assert.Equal(DraftState.Waiting, draft.State);
        // Also if the host has dismissed the draft by then.
        await (await scene.OfficerAsync(TestPrincipals.Bath)).NoticeDrafts.DismissDraftAsync(
            new DismissDraftRequest { Id = draft.Id, Reason = "It stands empty." }
        );
        var again = new Register(scene);
        await again.RecordAsync(TestPrincipals.Bath);
        await again.TellAsync(
            again.Status(RegistrationStatus.Active, RegistrationStatus.Suspended)
        );
        await RecordAsync(scene, again.Setting, Suspended);
        Assert.NotEmpty((await again.DraftAsync()).RegulatoryNoticeId);
        await home.TellAsync(Later(home, RegistrationStatus.Active, RegistrationStatus.Suspended));
        Assert.Equal(DraftState.Dismissed, (await home.DraftAsync()).State);
    }

    [Fact]
    public async Task Suspension_ThatIsLifted_SupersedesWhatWaits()
    {
        var scene = await Scene.SetAsync();
        var (told, shown) = (new Register(scene), new Register(scene));
        foreach (var home in new[] { told, shown })
            await home.RecordAsync(TestPrincipals.Bath);
        await shown.TellAsync(
            shown.Status(RegistrationStatus.Active, RegistrationStatus.Suspended)
        );

        foreach (var home in new[] { told, shown })
        {
            var suspended = await RecordAsync(scene, home.Setting, Suspended);
            Assert.Equal(DraftState.Waiting, (await home.DraftAsync()).State);
            await LiftAsync(scene, home, suspended, Scene.Today);

            var draft = await home.DraftAsync();
            Assert.Equal(DraftState.Superseded, draft.State);
            Assert.NotNull(draft.EndedAt);
        }
        // A further suspension leads to a new draft.
        await RecordAsync(
            scene,
            told.Setting,
            Suspended,
            each => each.DecidedOn = Scene.Today.ToMessage()
        );
        Assert.Equal(
            [DraftState.Waiting, DraftState.Superseded],
            (await told.DraftsAsync()).Select(draft => draft.State)
        );
    }

    [Fact]
    public async Task Suspension_WhoseLiftingIsAhead_WaitsUntilThatDay()
    {
        await using var scene = await Scene.OwnAsync(("Notifications:EscalateEvery", "1.00:00:00"));
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);
        var suspended = await RecordAsync(scene, home.Setting, Suspended);
        await LiftAsync(scene, home, suspended, Scene.Today.AddDays(2));
        var clock = scene.Platform.Services.GetRequiredService<DraftEscalationJob>();

        await clock.RunOnceAsync(CancellationToken.None);
        Assert.Equal(DraftState.Waiting, (await home.DraftAsync()).State);
        scene.Platform.Clock.Move(TimeSpan.FromDays(2));
        await clock.RunOnceAsync(CancellationToken.None);

        Assert.Equal(DraftState.Superseded, (await home.DraftAsync()).State);
    }

    [Fact]
    public async Task Restriction_PastItsEnd_IsNotTakenForLifted()
    {
        await using var scene = await Scene.OwnAsync(("Notifications:EscalateEvery", "1.00:00:00"));
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);
        await RecordAsync(scene, home.Setting, AccommodationRestricted);

        scene.Platform.Clock.Move(TimeSpan.FromDays(90));
        var clock = scene.Platform.Services.GetRequiredService<DraftEscalationJob>();
        Assert.Equal(1, await clock.RunOnceAsync(CancellationToken.None));

        var draft = await home.DraftAsync();
        Assert.Equal((DraftState.Waiting, true), (draft.State, draft.Overdue));
        Assert.Equal(
            draft.Id,
            Assert.Single(await home.DraftsAsync(await scene.People.CoordinatorAsync())).Id
        );
    }

    [Theory]
    [InlineData(1, DraftState.Waiting)]
    [InlineData(31, DraftState.Superseded)]
    public async Task List_ThatShowsTheRegistrationActive_EndsASuspensionOfBefore(
        int day,
        DraftState expected
    )
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);
        await RecordAsync(scene, home.Setting, Suspended);

        await home.TellAsync(
            home.Status(RegistrationStatus.Suspended, RegistrationStatus.Active) with
            {
                EffectiveOn = new DateOnly(2026, 5, day),
            }
        );

        Assert.Equal(expected, (await home.DraftAsync()).State);
    }

    [Fact]
    public async Task Limit_ThatANoticeTellsOf_IsCovered()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);
        var open = await scene.RaiseAsync(notice =>
        {
            notice.Settings[0] = new NoticeSetting { Id = home.Setting.ToString() };
            notice.Categories.Clear();
            notice.Categories.Add(NoticeCategory.AccommodationRestricted);
        });

        await RecordAsync(scene, home.Setting, AccommodationRestricted);

        var draft = await home.DraftAsync();
        Assert.Equal((DraftState.Covered, open.Id), (draft.State, draft.NoticeId));
    }

    [Fact]
    public async Task FirstDay_ThatIsCorrected_IsThatOfTheDraft()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);
        var wrong = await RecordAsync(scene, home.Setting, Suspended);

        await RecordAsync(
            scene,
            home.Setting,
            Suspended,
            each =>
            {
                each.SupersedesId = wrong.Id;
                each.EffectiveOn = Scene.Today.AddDays(3).ToMessage();
            }
        );

        Assert.Equal(Scene.Today.AddDays(3).ToMessage(), (await home.DraftAsync()).EffectiveOn);
    }

    [Fact]
    public async Task Limit_OfASettingUnknownToTheRegister_GoesToItsHostOnceThatIsKnown()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);

        await RecordAsync(scene, home.Setting, Suspended);

        var waiting = Assert.Single(await home.DraftsAsync(await scene.People.CoordinatorAsync()));
        Assert.Equal(("", false), (waiting.HostCouncilId, waiting.HostIsMember));
        // What these members recorded is not shown to coordinators of other consortia.
        Assert.Empty(
            await home.DraftsAsync(
                await scene.People.CoordinatorAsync(await scene.People.OthersAsync())
            )
        );
        await home.RecordAsync(TestPrincipals.Bath);
        Assert.True((await home.DraftAsync()).Own);
    }
}
