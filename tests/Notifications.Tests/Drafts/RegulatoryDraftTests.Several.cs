using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Notifications.V1.RegulatoryNoticeType;

namespace RegionalProviders.Notifications.Tests.Drafts;

/// <summary>
/// Several suspensions or restrictions of one registration, and ones that were recorded wrongly: no council misses a
/// warning because of them.
/// </summary>
public sealed partial class RegulatoryDraftTests
{
    [Fact]
    public async Task Suspension_LiftedWhereAnotherStands_WaitsOn()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);
        var lifted = await RecordAsync(scene, home.Setting, Suspended);
        var other = await RecordAsync(
            scene,
            home.Setting,
            Suspended,
            async each => each.ConsortiumId = await scene.People.OthersAsync(),
            TestPrincipals.Leeds
        );

        await LiftAsync(scene, home, lifted, Scene.Today);
        Assert.Equal(DraftState.Waiting, (await home.DraftAsync()).State);

        await RecordAsync(
            scene,
            home.Setting,
            Lifted,
            async each =>
            {
                each.ConsortiumId = await scene.People.OthersAsync();
                each.SupersedesId = other.Id;
                each.DecidedOn = Scene.Today.ToMessage();
            },
            TestPrincipals.Leeds
        );
        Assert.Equal(DraftState.Superseded, (await home.DraftAsync()).State);
    }

    [Fact]
    public async Task Lifting_CorrectedToALaterDay_LetsTheDraftWaitAgain()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);
        var suspended = await RecordAsync(scene, home.Setting, Suspended);
        var lifting = await LiftAsync(scene, home, suspended, Scene.Today);
        Assert.Equal(DraftState.Superseded, (await home.DraftAsync()).State);

        await LiftAsync(scene, home, lifting, Scene.Today.AddDays(10));

        var draft = await home.DraftAsync();
        Assert.Equal(DraftState.Waiting, draft.State);
        Assert.Null(draft.EndedAt);
    }

    [Fact]
    public async Task Suspension_AfterOneThatIsOverSinceMidnight_IsToldOf()
    {
        await using var scene = await Scene.OwnAsync(("Notifications:EscalateEvery", "1.00:00:00"));
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);
        var suspended = await RecordAsync(scene, home.Setting, Suspended);
        await LiftAsync(scene, home, suspended, Scene.Today.AddDays(2));
        scene.Platform.Clock.Move(TimeSpan.FromDays(2));

        await RecordAsync(
            scene,
            home.Setting,
            Suspended,
            each => each.DecidedOn = Scene.Today.AddDays(2).ToMessage()
        );

        var waiting = Assert.Single(
            await home.DraftsAsync(),
            draft => draft.State == DraftState.Waiting
        );
        Assert.Equal(Scene.Today.AddDays(2).ToMessage(), waiting.EffectiveOn);
    }

    [Fact]
    public async Task Suspension_ThatTheListShowsAfterALifting_IsAnotherOne()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.RecordAsync(TestPrincipals.Bath);
        var suspended = await RecordAsync(
            scene,
            home.Setting,
            Suspended,
            each => each.DecidedOn = Scene.Today.AddDays(-20).ToMessage()
        );
        await LiftAsync(scene, home, suspended, Scene.Today.AddDays(-12));

        await home.TellAsync(
            home.Status(RegistrationStatus.Active, RegistrationStatus.Suspended) with
            {
                EffectiveOn = Scene.Today.AddDays(-5),
            }
        );

        Assert.Equal(
            [DraftState.Waiting, DraftState.Superseded],
            (await home.DraftsAsync()).Select(draft => draft.State)
        );
    }

    [Fact]
    public async Task Suspension_WithoutHostThatTheListShowsToo_IsShownToAllCoordinators()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene, null);
        await home.RecordAsync(null);
        await RecordAsync(scene, home.Setting, Suspended);
        var others = await scene.People.CoordinatorAsync(await scene.People.OthersAsync());
        Assert.Empty(await home.DraftsAsync(others));

        await home.TellAsync(home.Status(RegistrationStatus.Active, RegistrationStatus.Suspended));

        var shown = Assert.Single(await home.DraftsAsync(others));
        Assert.Empty(shown.RegulatoryNoticeId);
        Assert.Single(await home.DraftsAsync(await scene.People.CoordinatorAsync()));
    }

    private static Task<IReadOnlyList<int>> SinceAsync(Scene scene, Guid setting, DateOnly day) =>
        scene.QueryAsync<int>(
            "update notifications.position set live_since = @day where setting_id = @setting",
            new { setting, day }
        );
}
