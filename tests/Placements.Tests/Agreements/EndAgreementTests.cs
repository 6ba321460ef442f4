using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

public class EndAgreementTests
{
    private static readonly DateOnly May = new(2026, 5, 1);

    [Fact]
    public async Task EndAgreement_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync(a => a.PlannedEndOn = null);

        await FailsOnAsync("ended_on", request => request.EndedOn = null);
        await FailsOnAsync("ended_on", request => request.EndedOn = agreement.StartOn);
        await FailsOnAsync(
            "ended_on",
            request => request.EndedOn = scene.Today.AddDays(366).ToMessage()
        );
        await FailsOnAsync("end_reason_code", request => request.EndReasonCode = "");
        await FailsOnAsync("end_reason_code", request => request.EndReasonCode = "X1");

        async Task FailsOnAsync(string field, Action<EndAgreementRequest> spoil)
        {
            var request = End(agreement);
            spoil(request);
            await PlatformAssert.FailsOnFieldAsync(
                field,
                officer.Agreements.EndAgreementAsync(request)
            );
        }
    }

    [Fact]
    public async Task EndAgreement_BeforeThePlannedEnd_TakesBothApprovals()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var approver = await scene.ApproverAsync();
        var agreement = await scene.CreateAsync();

        await RefusedAsync();
        await ApproveAsync(ApprovalKind.EarlyEndHeadOfService, "HOS-1");
        await RefusedAsync();
        await PlatformAssert.FailsOnFieldAsync(
            "approval.approver_reference",
            approver.Agreements.RecordApprovalAsync(
                Approve(agreement, ApprovalKind.EarlyEndAssistantDirector, "hos-1")
            )
        );
        await ApproveAsync(ApprovalKind.EarlyEndAssistantDirector, "AD-1");
        await PlatformAssert.FailsAsync(
            ErrorReason.AlreadyExists,
            approver.Agreements.RecordApprovalAsync(
                Approve(agreement, ApprovalKind.EarlyEndAssistantDirector, "AD-2")
            )
        );
        await officer.Agreements.EndAgreementAsync(End(agreement));

        var read = await scene.GetAsync(agreement.Id);
        Assert.Equal(May.ToMessage(), read.EndedOn);
        Assert.Equal("CARPL", read.EndReasonCode);
        Assert.Equal(["HOS-1", "AD-1"], read.Approvals.Select(each => each.ApproverReference));
        Assert.Equal(
            ["PlacementPositionChanged 1 2026-05-11 1", "PlacementPositionChanged 0 2026-05-11 2"],
            await scene.EventsAsync(agreement.SettingId)
        );

        Task RefusedAsync() =>
            PlatformAssert.FailsAsync(
                ErrorReason.StateConflict,
                officer.Agreements.EndAgreementAsync(End(agreement))
            );

        async Task ApproveAsync(ApprovalKind kind, string by) =>
            await approver.Agreements.RecordApprovalAsync(Approve(agreement, kind, by));
    }

    [Fact]
    public async Task EndAgreement_OnThePlannedEnd_TakesNoApproval()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync(a => a.PlannedEndOn = May.ToMessage());

        await officer.Agreements.EndAgreementAsync(End(agreement));

        Assert.Equal(May.ToMessage(), (await scene.GetAsync(agreement.Id)).EndedOn);
    }

    [Fact]
    public async Task EndAgreement_ThatHasEnded_IsCorrectedOrTakenBackOnlyAsACorrection()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync(a => a.PlannedEndOn = null);
        var correction = End(agreement);
        correction.Correction = true;
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Agreements.EndAgreementAsync(correction)
        );
        await officer.Agreements.EndAgreementAsync(End(agreement));
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Agreements.EndAgreementAsync(End(agreement))
        );

        correction.EndedOn = null;
        correction.EndReasonCode = "";
        await officer.Agreements.EndAgreementAsync(correction);

        var read = await scene.GetAsync(agreement.Id);
        Assert.Null(read.EndedOn);
        Assert.Empty(read.EndReasonCode);
        Assert.Equal(
            [
                "PlacementPositionChanged 1 2026-05-11 1",
                "PlacementPositionChanged 0 2026-05-11 2",
                "PlacementPositionChanged 1 2026-05-11 3",
            ],
            await scene.EventsAsync(agreement.SettingId)
        );
    }

    [Fact]
    public async Task RecordApproval_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var approver = await scene.ApproverAsync();
        var agreement = await scene.CreateAsync();

        await FailsOnAsync("approval", request => request.Approval = null);
        await FailsOnAsync("approval.kind", request => request.Approval.Kind = 0);
        await FailsOnAsync("approval.approved_on", request => request.Approval.ApprovedOn = null);
        await FailsOnAsync(
            "approval.approved_on",
            request => request.Approval.ApprovedOn = scene.Today.AddDays(1).ToMessage()
        );
        await FailsOnAsync(
            "approval.approver_reference",
            request => request.Approval.ApproverReference = " "
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            approver.Agreements.RecordApprovalAsync(
                Approve(agreement, ApprovalKind.UnregulatedPlacement, "HOS-1")
            )
        );

        async Task FailsOnAsync(string field, Action<RecordApprovalRequest> spoil)
        {
            var request = Approve(agreement, ApprovalKind.EarlyEndHeadOfService, "HOS-1");
            spoil(request);
            await PlatformAssert.FailsOnFieldAsync(
                field,
                approver.Agreements.RecordApprovalAsync(request)
            );
        }
    }

    private static EndAgreementRequest End(Agreement agreement) =>
        new()
        {
            Id = agreement.Id,
            EndedOn = May.ToMessage(),
            EndReasonCode = "CARPL",
        };

    private static RecordApprovalRequest Approve(
        Agreement agreement,
        ApprovalKind kind,
        string by
    ) =>
        new()
        {
            Id = agreement.Id,
            Approval = new Approval
            {
                Kind = kind,
                ApprovedOn = May.ToMessage(),
                ApproverReference = by,
            },
        };
}
