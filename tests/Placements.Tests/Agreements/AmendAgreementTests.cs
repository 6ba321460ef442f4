using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

public class AmendAgreementTests
{
    private static readonly DateOnly May = new(2026, 5, 1);

    [Fact]
    public async Task AmendAgreement_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync();

        await FailsOnAsync("reason", request => request.Reason = "");
        await FailsOnAsync("effective_on", request => request.EffectiveOn = null);
        await FailsOnAsync(
            "effective_on",
            request => request.EffectiveOn = new DateOnly(2026, 3, 31).ToMessage()
        );
        await FailsOnAsync("cost_lines", request => request.CostLines.Clear());
        await FailsOnAsync(
            "cost_lines[1].end_on",
            request => request.CostLines.Add(Scene.Extra(1, May.AddDays(-20), May))
        );

        async Task FailsOnAsync(string field, Action<AmendAgreementRequest> spoil)
        {
            var request = Amend(agreement, May);
            spoil(request);
            await PlatformAssert.FailsOnFieldAsync(
                field,
                officer.Agreements.AmendAgreementAsync(request)
            );
        }
    }

    [Fact]
    public async Task AmendAgreement_WithAnOldEtag_IsAborted()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync();
        var request = Amend(agreement, May);
        request.Etag = agreement.Etag;
        var first = await officer.Agreements.AmendAgreementAsync(request);
        // The same request again is a repetition and gets the same response; a new request is too late.
        Assert.Equal(first, await officer.Agreements.AmendAgreementAsync(request));
        request.RequestId = Guid.NewGuid().ToString();

        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            officer.Agreements.AmendAgreementAsync(request)
        );
    }

    [Fact]
    public async Task AmendAgreement_FromADay_LeavesEarlierCostsAndHistory()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync();

        var amended = await officer.Agreements.AmendAgreementAsync(Amend(agreement, May));

        var schedules = await officer
            .ListAmendmentsAsync(new ListAmendmentsRequest { AgreementId = agreement.Id })
            .ToListAsync();
        Assert.Equal([2, 1], schedules.Select(each => each.Number));
        Assert.Equal(2, amended.Number);
        Assert.Equal(agreement.CostLines, schedules[1].CostLines);
        Assert.Equal(May.ToMessage(), schedules[1].SupersededOn);
        Assert.Equal("Fee of the year", schedules[0].Reason);
        Assert.Null(schedules[0].SupersededOn);
        var spend = await officer.Spend.GetSpendAsync(
            new GetSpendRequest
            {
                GroupBy = SpendGrouping.Placement,
                AgreementId = agreement.Id,
                Period = SpendPeriod.Month,
            }
        );
        var months = spend.Groups.Single().Periods;
        // April: 30 days at £7,000.00 a week; May: 31 days at £7,700.00.
        Assert.Equal(3_000_000, months[0].Spend.Total.Pence);
        Assert.Equal(3_410_000, months[1].Spend.Total.Pence);
    }

    [Fact]
    public async Task AmendAgreement_BeforeALaterAmendment_TakesItsPlaceAsAWhole()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync();
        await officer.Agreements.AmendAgreementAsync(Amend(agreement, May.AddDays(5)));
        await officer.Agreements.AmendAgreementAsync(Amend(agreement, May, Scene.Core(10_000)));

        var read = await scene.GetAsync(agreement.Id);

        Assert.Equal(10_000, read.Weekly.Total.Pence);
        Assert.Equal(10_000, read.CostLines.Single().Weekly.SocialCare.Pence);
    }

    private static AmendAgreementRequest Amend(
        Agreement agreement,
        DateOnly effectiveOn,
        params CostLine[] lines
    ) =>
        new()
        {
            Id = agreement.Id,
            EffectiveOn = effectiveOn.ToMessage(),
            Reason = "Fee of the year",
            CostLines = { lines.Length > 0 ? lines : [Scene.Core(440_000, 220_000, 110_000)] },
            RequestId = Guid.NewGuid().ToString(),
        };
}
