using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Positions;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Positions;

public class PositionTests
{
    [Fact]
    public async Task ListPositions_WithoutThePermission_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var callers = new[]
        {
            await scene.OfficerAsync(),
            await scene.People.CoordinatorAsync(),
            await scene.People.ProviderAsync(Guid.NewGuid().ToString()),
        };

        foreach (var caller in callers)
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                caller.Positions.ListPositionsAsync(new ListPositionsRequest())
            );
    }

    [Fact]
    public async Task ListPositions_PageByPage_GivesTheCountsOfEveryCouncil()
    {
        var scene = await Scene.SetAsync();
        var first = await scene.CreateAsync();
        await scene.CreateAsync(a => a.SettingId = first.SettingId);
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        await bath.Agreements.CreateAgreementAsync(Scene.New(a => a.SettingId = first.SettingId));
        var caller = await scene.People.OperatorAsync();

        var all = await caller
            .ListPositionsAsync(new ListPositionsRequest { PageSize = 3 })
            .ToListAsync();

        var here = all.Where(position => position.SettingId == first.SettingId)
            .ToDictionary(position => position.CouncilId, position => position.LiveCount);
        Assert.Equal(2, here.Count);
        Assert.Equal(2, here[await scene.People.CouncilIdAsync(TestPrincipals.Bristol)]);
        Assert.Equal(1, here[await scene.People.CouncilIdAsync(TestPrincipals.Bath)]);
        Assert.Equal(all.Count, all.Select(p => (p.CouncilId, p.SettingId)).Distinct().Count());
    }

    [Fact]
    public async Task Position_OfManyCreatesAtOnce_CountsEach()
    {
        var scene = await Scene.SetAsync();
        var setting = Guid.NewGuid().ToString();

        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => scene.CreateAsync(a => a.SettingId = setting))
        );

        var events = await scene.EventsAsync(setting);
        Assert.Equal(
            Enumerable.Range(1, 8).Select(n => $"PlacementPositionChanged {n} 2026-05-11 {n}"),
            events
        );
    }

    /// <summary>The council says when its placements began; since when they are known, the platform does.</summary>
    [Fact]
    public async Task Position_OfABackdatedPlacement_IsKnownSinceTheDayOfItsRecording()
    {
        var scene = await Scene.OwnAsync();
        await using var platform = scene.Platform;
        var recordedOn = scene.Today;
        var first = await scene.CreateAsync(a =>
        {
            a.StartOn = recordedOn.AddDays(-60).ToMessage();
            a.PlannedEndOn = recordedOn.ToMessage();
        });
        Assert.Equal(recordedOn.ToMessage(), (await PositionAsync()).LiveSince);

        platform.Clock.Move(TimeSpan.FromDays(2));
        var second = await scene.CreateAsync(a =>
        {
            a.SettingId = first.SettingId;
            a.StartOn = recordedOn.AddDays(-90).ToMessage();
            a.PlannedEndOn = recordedOn.ToMessage();
        });
        Assert.Equal(recordedOn.ToMessage(), (await PositionAsync()).LiveSince);
        foreach (var id in new[] { first.Id, second.Id })
            await (await scene.OfficerAsync()).Agreements.EndAgreementAsync(
                new EndAgreementRequest
                {
                    Id = id,
                    EndedOn = recordedOn.AddDays(1).ToMessage(),
                    EndReasonCode = "PLACE",
                }
            );
        Assert.Null((await PositionAsync()).LiveSince);

        async Task<Position> PositionAsync() =>
            Assert.Single(
                await (await scene.People.OperatorAsync())
                    .ListPositionsAsync(new ListPositionsRequest())
                    .ToListAsync(),
                position => position.SettingId == first.SettingId
            );
    }

    [Fact]
    public async Task Position_OfPlacementsToCome_ChangesOnTheirDays()
    {
        var scene = await Scene.OwnAsync();
        await using var platform = scene.Platform;
        var officer = await scene.OfficerAsync();
        var tomorrow = scene.Today.AddDays(1);
        // Passing the planned end does not end a placement.
        var agreement = await scene.CreateAsync(a =>
        {
            a.StartOn = tomorrow.ToMessage();
            a.PlannedEndOn = tomorrow.AddDays(1).ToMessage();
        });
        await officer.Agreements.EndAgreementAsync(
            new EndAgreementRequest
            {
                Id = agreement.Id,
                EndedOn = tomorrow.AddDays(2).ToMessage(),
                EndReasonCode = "PLACE",
            }
        );
        var upkeep = platform.Services.GetRequiredService<DuePositionsJob>();
        Assert.Equal(0, await upkeep.RunOnceAsync(CancellationToken.None));
        Assert.Empty(await scene.EventsAsync(agreement.SettingId));

        for (var day = 0; day < 4; day++)
        {
            platform.Clock.Move(TimeSpan.FromDays(1));
            await upkeep.RunOnceAsync(CancellationToken.None);
            await upkeep.RunOnceAsync(CancellationToken.None);
        }

        Assert.Equal(
            ["PlacementPositionChanged 1 2026-05-12 1", "PlacementPositionChanged 0 2026-05-14 2"],
            await scene.EventsAsync(agreement.SettingId)
        );
    }
}
