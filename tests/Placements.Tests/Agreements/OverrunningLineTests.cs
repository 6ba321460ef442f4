using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

public class OverrunningLineTests
{
    private static readonly DateOnly April = new(2026, 4, 1);

    [Fact]
    public async Task ListOverrunningLines_OfAPaymentPastItsEnd_ShowsItUntilItIsClosed()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await WithExtrasAsync(scene);

        var line = Assert.Single(await OverrunningAsync(scene, agreement));
        Assert.Equal(agreement.Id, line.AgreementId);
        // It ended on 1 May; today is the 11th.
        Assert.Equal(11, line.DaysOver);
        var closed = await officer.Agreements.CloseCostLineAsync(
            new CloseCostLineRequest { AgreementId = agreement.Id, LineId = line.Line.Id }
        );

        Assert.Equal(scene.Today.ToMessage(), closed.Line.ClosedOn);
        Assert.Empty(await OverrunningAsync(scene, agreement));
        // Closing again changes nothing.
        var again = await officer.Agreements.CloseCostLineAsync(
            new CloseCostLineRequest { AgreementId = agreement.Id, LineId = line.Line.Id }
        );
        Assert.Equal(closed, again);
    }

    [Fact]
    public async Task ListOverrunningLines_OfAPaymentThatIsExtended_ShowsItNoMore()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await WithExtrasAsync(scene);

        await officer.Agreements.AmendAgreementAsync(
            new AmendAgreementRequest
            {
                Id = agreement.Id,
                EffectiveOn = April.AddDays(30).ToMessage(),
                Reason = "Support goes on",
                CostLines = { Scene.Core(1), Scene.Extra(2, April, new DateOnly(2026, 6, 1)) },
            }
        );

        Assert.Empty(await OverrunningAsync(scene, agreement));
    }

    [Fact]
    public async Task ListOverrunningLines_OfAPlacementThatEnded_ShowsNone()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await WithExtrasAsync(scene);

        await officer.Agreements.EndAgreementAsync(
            new EndAgreementRequest
            {
                Id = agreement.Id,
                EndedOn = scene.Today.ToMessage(),
                EndReasonCode = "E8",
            }
        );

        Assert.Empty(await OverrunningAsync(scene, agreement));
    }

    [Fact]
    public async Task CloseCostLine_ThatStillRunsOrIsUnknown_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await WithExtrasAsync(scene);

        foreach (var line in agreement.CostLines.Where(line => line.EndOn?.Month != 5))
            await PlatformAssert.FailsAsync(
                ErrorReason.StateConflict,
                officer.Agreements.CloseCostLineAsync(
                    new CloseCostLineRequest { AgreementId = agreement.Id, LineId = line.Id }
                )
            );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            officer.Agreements.CloseCostLineAsync(
                new CloseCostLineRequest
                {
                    AgreementId = agreement.Id,
                    LineId = Guid.NewGuid().ToString(),
                }
            )
        );
    }

    /// <summary>A core line, an extra payment that ended on 1 May and one that runs until December.</summary>
    private static Task<Agreement> WithExtrasAsync(Scene scene) =>
        scene.CreateAsync(a =>
        {
            a.PlannedEndOn = null;
            a.CostLines.Add(Scene.Extra(5_000, April, new DateOnly(2026, 5, 1)));
            a.CostLines.Add(Scene.Extra(6_000, April, new DateOnly(2026, 12, 1)));
        });

    private static async Task<IReadOnlyList<OverrunningLine>> OverrunningAsync(
        Scene scene,
        Agreement agreement
    )
    {
        var officer = await scene.OfficerAsync();
        return await officer
            .ListOverrunningLinesAsync(
                new ListOverrunningLinesRequest { SettingId = agreement.SettingId }
            )
            .ToListAsync();
    }
}
