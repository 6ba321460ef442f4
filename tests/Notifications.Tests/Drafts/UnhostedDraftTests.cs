using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

/// <summary>
/// Drafts that no member is responsible for issuing: a coordinator decides if no other council has to be warned.
/// </summary>
public sealed class UnhostedDraftTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(TestPrincipals.Kent)]
    public async Task DismissDraft_WithoutAHost_IsForTheCoordinatorOfThoseWithChildrenThere(
        string? hostGss
    )
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene, hostGss);
        var premises = Guid.NewGuid();
        await home.RecordAsync(hostGss, 1, (premises, null));
        await home.LiveAsync(TestPrincipals.Somerset, 1, at: premises);
        // Kent is in no consortium, so nobody here can ask it anything.
        await home.LiveAsync(TestPrincipals.Kent, 1);
        await home.InadequateAsync();
        var coordinator = await scene.People.CoordinatorAsync();
        var other = await scene.People.CoordinatorAsync(await scene.People.OthersAsync());
        var draft = Assert.Single(await home.DraftsAsync(coordinator));
        var request = new DismissDraftRequest { Id = draft.Id, Reason = "It closed years ago." };

        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            other.NoticeDrafts.DismissDraftAsync(request)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            (await scene.OfficerAsync(TestPrincipals.Somerset)).NoticeDrafts.DismissDraftAsync(
                request
            )
        );
        Assert.Equal(DraftState.Waiting, Assert.Single(await home.DraftsAsync(other)).State);
        var dismissed = await coordinator.NoticeDrafts.DismissDraftAsync(request);

        Assert.Equal(
            (DraftState.Dismissed, request.Reason),
            (dismissed.Draft.State, dismissed.Draft.Reason)
        );
        // Everybody who saw the draft can read the reason.
        Assert.Equal(request.Reason, Assert.Single(await home.DraftsAsync(other)).Reason);
        Assert.Equal(request.Reason, (await home.DraftAsync(TestPrincipals.Somerset)).Reason);
    }

    [Fact]
    public async Task DismissDraft_WhereTwoConsortiaHaveChildren_IsForNoCoordinator()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene, hostGss: null);
        await home.LiveAsync(TestPrincipals.Somerset, 1);
        await home.LiveAsync(TestPrincipals.Leeds, 1);
        await home.InadequateAsync();
        var coordinator = await scene.People.CoordinatorAsync();
        var draft = Assert.Single(await home.DraftsAsync(coordinator));
        var request = new DismissDraftRequest { Id = draft.Id, Reason = "Seen." };

        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.NoticeDrafts.DismissDraftAsync(request)
        );

        await home.LiveAsync(TestPrincipals.Leeds, 0, version: 2);
        await coordinator.NoticeDrafts.DismissDraftAsync(request);
    }

    [Fact]
    public async Task DismissDraft_OfAHostThatIsAMember_IsForTheHostAlone()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene, hostGss: null);
        await home.InadequateAsync();
        var coordinator = await scene.People.CoordinatorAsync();
        var draft = Assert.Single(await home.DraftsAsync(coordinator));
        await home.RecordAsync(TestPrincipals.Bath);
        var request = new DismissDraftRequest { Id = draft.Id, Reason = "Seen." };

        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.NoticeDrafts.DismissDraftAsync(request)
        );

        await (await scene.OfficerAsync(TestPrincipals.Bath)).NoticeDrafts.DismissDraftAsync(
            request
        );
    }

    [Fact]
    public async Task DismissDraft_ThatTheCoordinatorDoesNotSee_FindsNone()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.InadequateAsync();
        var draft = await home.DraftAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            (await scene.People.CoordinatorAsync()).NoticeDrafts.DismissDraftAsync(
                new DismissDraftRequest { Id = draft.Id, Reason = "Seen." }
            )
        );
    }
}
