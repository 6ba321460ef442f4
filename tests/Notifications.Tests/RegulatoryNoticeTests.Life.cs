using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Notifications.V1.RegulatoryNoticeType;

namespace RegionalProviders.Notifications.Tests;

/// <content>Suspensions and restrictions from their first day to their last.</content>
public sealed partial class RegulatoryNoticeTests
{
    [Fact]
    public async Task Restriction_WithoutAnEnd_IsFlaggedAfterTwelveWeeksAndNotTakenForLifted()
    {
        await using var scene = await Scene.OwnAsync();
        var setting = Guid.NewGuid();
        var officer = await scene.OfficerAsync();
        var restricted = await RecordAsync(scene, setting, AccommodationRestricted);
        Assert.Equal(Scene.Today.AddDays(-1 + 84).ToMessage(), restricted.EndsOn);
        Assert.True(restricted.InForce);

        scene.Platform.Clock.Move(TimeSpan.FromDays(83));
        Assert.Equal((true, false), await StateAsync(restricted));
        scene.Platform.Clock.Move(TimeSpan.FromDays(1));
        officer = await scene.OfficerAsync();

        Assert.Equal((false, true), await StateAsync(restricted));
        Assert.Equal(
            [restricted.Id],
            await officer
                .ListRegulatoryNoticesAsync(
                    new ListRegulatoryNoticesRequest { EndedUnresolvedOnly = true }
                )
                .Select(each => each.Id)
                .ToListAsync()
        );
        var extended = await RecordAsync(
            scene,
            setting,
            RestrictionExtended,
            each =>
            {
                each.SupersedesId = restricted.Id;
                each.EffectiveOn = Scene.Today.AddDays(84).ToMessage();
            }
        );
        Assert.Equal((false, false), await StateAsync(restricted));
        Assert.Equal((true, false), await StateAsync(extended));

        async Task<(bool, bool)> StateAsync(RegulatoryNotice notice)
        {
            var now = (await ReadAsync(officer, notice.Id)).Notice;
            return (now.InForce, now.EndedUnresolved);
        }
    }

    [Fact]
    public async Task Suspension_WhoseLiftingIsCorrectedToALaterDay_IsInForceUntilThen()
    {
        await using var scene = await Scene.OwnAsync();
        var setting = Guid.NewGuid();
        var suspended = await RecordAsync(scene, setting, Suspended, each => each.EndsOn = null);
        var lifted = await RecordAsync(
            scene,
            setting,
            Lifted,
            each =>
            {
                each.SupersedesId = suspended.Id;
                each.EffectiveOn = Scene.Today.ToMessage();
            }
        );

        await RecordAsync(
            scene,
            setting,
            Lifted,
            each =>
            {
                each.SupersedesId = lifted.Id;
                each.EffectiveOn = Scene.Today.AddDays(60).ToMessage();
            }
        );

        Assert.True(await InForceAsync());
        scene.Platform.Clock.Move(TimeSpan.FromDays(60));
        Assert.False(await InForceAsync());

        async Task<bool> InForceAsync() =>
            (await ReadAsync(await scene.OfficerAsync(), suspended.Id)).Notice.InForce;
    }

    [Fact]
    public async Task Suspension_ExtendedAndLifted_IsInForceThroughout()
    {
        var scene = await Scene.SetAsync();
        var setting = Guid.NewGuid();
        var officer = await scene.OfficerAsync(TestPrincipals.Bath);
        var first = await RecordAsync(
            scene,
            setting,
            Suspended,
            each => each.EndsOn = Scene.Today.AddDays(3).ToMessage()
        );

        var extended = await RecordAsync(
            scene,
            setting,
            SuspensionExtended,
            each =>
            {
                each.SupersedesId = first.Id;
                each.EffectiveOn = Scene.Today.AddDays(4).ToMessage();
                each.EndsOn = Scene.Today.AddDays(40).ToMessage();
            },
            TestPrincipals.Somerset
        );
        Assert.Equal([extended.Id], await InForceAsync());

        await RecordAsync(
            scene,
            setting,
            Lifted,
            each =>
            {
                each.SupersedesId = extended.Id;
                each.EffectiveOn = Scene.Today.AddDays(2).ToMessage();
            }
        );
        // In force until the first day of the lifting.
        Assert.Equal([extended.Id], await InForceAsync());
        var next = await RecordAsync(
            scene,
            setting,
            Suspended,
            each => each.DecidedOn = Scene.Today.AddDays(-5).ToMessage()
        );
        await RecordAsync(
            scene,
            setting,
            Lifted,
            each =>
            {
                each.SupersedesId = next.Id;
                each.DecidedOn = Scene.Today.AddDays(-2).ToMessage();
            }
        );
        Assert.Equal([extended.Id], await InForceAsync());

        async Task<IEnumerable<string>> InForceAsync() =>
            (
                await officer
                    .ListRegulatoryNoticesAsync(
                        new ListRegulatoryNoticesRequest
                        {
                            SettingId = setting.ToString(),
                            InForceOnly = true,
                        }
                    )
                    .ToListAsync()
            ).Select(each => each.Id);
    }
}
