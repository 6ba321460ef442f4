using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.V1;
using static RegionalProviders.Providers.V1.RegistrationStatus;

namespace RegionalProviders.Notifications.Tests.Drafts;

public sealed class StatusTests
{
    [Theory]
    [InlineData(Suspended, DraftCause.RegistrationSuspended, NoticeCategory.RegistrationSuspended)]
    [InlineData(Cancelled, DraftCause.RegistrationCancelled, NoticeCategory.RegistrationWithdrawn)]
    [InlineData(Resigned, DraftCause.RegistrationEnded, NoticeCategory.RegistrationWithdrawn)]
    [InlineData(Closed, DraftCause.RegistrationEnded, NoticeCategory.RegistrationWithdrawn)]
    public async Task Status_ThatMembersMustKnow_IsDrafted(
        RegistrationStatus status,
        DraftCause cause,
        NoticeCategory category
    )
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);

        await home.TellAsync(home.Status(Active, status));

        var draft = await home.DraftAsync();
        Assert.Equal((cause, status), (draft.Cause, draft.Status));
        Assert.Equal([category], draft.Categories);
        Assert.Empty(draft.Matters);
        await home.TellAsync(home.Status(status, Active));
        Assert.Equal(DraftState.Superseded, (await home.DraftAsync()).State);
    }

    [Fact]
    public async Task Registration_ThatLeavesItsList_IsDraftedOnce()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.TellAsync(home.Status(Active, Active) with { BecameWithdrawn = true });
        var left = await home.DraftAsync();
        Assert.Equal(DraftCause.RegistrationEnded, left.Cause);

        await home.TellAsync(home.Status(Active, Active) with { Returned = true });
        Assert.Equal(DraftState.Superseded, (await home.DraftAsync()).State);

        await home.TellAsync(home.Status(Active, Closed));
        await home.TellAsync(home.Status(Closed, Closed) with { BecameWithdrawn = true });
        Assert.Equal(
            [DraftState.Waiting, DraftState.Superseded],
            (await home.DraftsAsync()).Select(draft => draft.State)
        );
    }

    [Fact]
    public async Task Suspension_ThatEndsInACancellation_IsOneDraftMore()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        await home.TellAsync(home.Status(Active, Suspended));

        await home.TellAsync(home.Status(Suspended, Cancelled));

        Assert.Equal(
            [
                (DraftCause.RegistrationCancelled, DraftState.Waiting),
                (DraftCause.RegistrationSuspended, DraftState.Superseded),
            ],
            (await home.DraftsAsync()).Select(draft => (draft.Cause, draft.State))
        );
    }

    [Theory]
    [InlineData(Suspended, false, 1)]
    [InlineData(Suspended, true, 0)]
    [InlineData(Closed, false, 0)]
    [InlineData(Active, false, 0)]
    public async Task Registration_NewToTheRegister_IsDraftedWhereSuspended(
        RegistrationStatus status,
        bool historic,
        int drafts
    )
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);

        await home.TellAsync(
            new ProviderRegistered(
                Guid.NewGuid(),
                Regulator.Ofsted,
                home.Urn,
                home.Setting,
                ServiceType.ChildrensHome,
                status,
                false,
                null,
                home.Host,
                JudgementBand.None,
                new DateOnly(2026, 4, 30),
                Guid.CreateVersion7(),
                historic
            ),
            "provider-registered"
        );

        Assert.Equal(drafts, (await home.DraftsAsync()).Count);
    }
}
