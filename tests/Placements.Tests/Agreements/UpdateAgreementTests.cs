using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

public class UpdateAgreementTests
{
    [Fact]
    public async Task UpdateAgreement_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync();

        await FailsOnAsync("effective_on", request => request.EffectiveOn = null);
        await FailsOnAsync(
            "effective_on",
            request => request.EffectiveOn = scene.Today.AddDays(1).ToMessage()
        );
        await FailsOnAsync(
            "effective_on",
            request => request.EffectiveOn = new DateOnly(2026, 3, 31).ToMessage()
        );
        await FailsOnAsync("reason", request => request.Reason = " ");
        await FailsOnAsync("update_mask", request => request.UpdateMask = null);
        await FailsOnAsync("update_mask", request => request.UpdateMask.Paths.Add("setting_id"));
        await FailsOnAsync("planned_end_on", request => request.PlannedEndOn = null);
        await FailsOnAsync(
            "planned_end_on",
            request => request.PlannedEndOn = new DateOnly(2027, 3, 31).ToMessage()
        );
        await FailsOnAsync("legal_status_code", request => request.LegalStatusCode = "X9");

        async Task FailsOnAsync(string field, Action<UpdateAgreementRequest> spoil)
        {
            var request = Request(scene, agreement);
            spoil(request);
            await PlatformAssert.FailsOnFieldAsync(
                field,
                officer.Agreements.UpdateAgreementAsync(request)
            );
        }
    }

    [Fact]
    public async Task UpdateAgreement_Repeated_ChangesOnceAndKeepsWhatStoodBefore()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync();
        var request = Request(scene, agreement);
        request.Etag = agreement.Etag;

        var first = await officer.Agreements.UpdateAgreementAsync(request);
        var second = await officer.Agreements.UpdateAgreementAsync(request);

        var read = await scene.GetAsync(agreement.Id);
        Assert.Equal(first, second);
        Assert.Equal(first.Etag, read.Etag);
        Assert.Equal(
            (request.PlannedEndOn, "E1", "TEAM-7"),
            (read.PlannedEndOn, read.LegalStatusCode, read.TeamReference)
        );
        var change = Assert.Single(read.Changes);
        Assert.Equal(
            (scene.Today.ToMessage(), agreement.PlannedEndOn, "C2", "TEAM-7", "Extended"),
            (
                change.EffectiveOn,
                change.PlannedEndOn,
                change.LegalStatusCode,
                change.TeamReference,
                change.Reason
            )
        );
        Assert.NotEmpty(change.RecordedBy);
        request.RequestId = Guid.NewGuid().ToString();
        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            officer.Agreements.UpdateAgreementAsync(request)
        );
    }

    [Fact]
    public async Task UpdateAgreement_OfAnotherCouncilOrThatEnded_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var agreement = await scene.CreateAsync(a => a.PlannedEndOn = null);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.Agreements.UpdateAgreementAsync(Request(scene, agreement))
        );
        await officer.Agreements.EndAgreementAsync(
            new EndAgreementRequest
            {
                Id = agreement.Id,
                EndedOn = scene.Today.ToMessage(),
                EndReasonCode = "E8",
            }
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Agreements.UpdateAgreementAsync(Request(scene, agreement))
        );
    }

    private static UpdateAgreementRequest Request(Scene scene, Agreement agreement) =>
        new()
        {
            Id = agreement.Id,
            EffectiveOn = scene.Today.ToMessage(),
            UpdateMask = new() { Paths = { "planned_end_on", "legal_status_code" } },
            PlannedEndOn = new DateOnly(2027, 10, 1).ToMessage(),
            LegalStatusCode = "E1",
            TeamReference = "not in the mask",
            Reason = "Extended",
            RequestId = Guid.NewGuid().ToString(),
        };
}
