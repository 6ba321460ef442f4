using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

public class AgreementAccessTests
{
    [Fact]
    public async Task Agreements_WithoutThePermission_AreRefused()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();
        var officer = await scene.OfficerAsync();
        var others = new[]
        {
            await scene.People.CoordinatorAsync(),
            await scene.People.ProviderAsync(Guid.NewGuid().ToString()),
            await scene.People.OperatorAsync(),
        };

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.Agreements.CreateAgreementAsync(Scene.New())
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.Agreements.EndAgreementAsync(new EndAgreementRequest())
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            officer.Agreements.RecordApprovalAsync(new RecordApprovalRequest())
        );
        foreach (var other in others)
        {
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                other.Agreements.ListAgreementsAsync(new ListAgreementsRequest())
            );
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                other.Spend.GetSpendAsync(new GetSpendRequest())
            );
        }
    }

    [Fact]
    public async Task Agreement_OfAnotherCouncil_LooksLikeNone()
    {
        var scene = await Scene.SetAsync();
        var agreement = await scene.CreateAsync(a => a.Unregulated = true);
        // A member of the same consortium: agreements are not shared within it.
        var bath = await scene.People.CouncilAsync(
            TestPrincipals.Bath,
            Role.Officer,
            Role.SeniorApprover
        );
        var approval = new Approval
        {
            Kind = ApprovalKind.UnregulatedPlacement,
            ApprovedOn = agreement.StartOn,
            ApproverReference = "HOS",
        };
        var entry = new OversightEntry { Kind = OversightKind.Visit, DoneOn = agreement.StartOn };
        var calls = bath.Agreements;

        await NotFoundAsync(calls.GetAgreementAsync(new() { Id = agreement.Id }));
        await NotFoundAsync(
            calls.AmendAgreementAsync(
                new()
                {
                    Id = agreement.Id,
                    EffectiveOn = agreement.StartOn,
                    Reason = "Fee",
                    CostLines = { Scene.Core(1) },
                }
            )
        );
        await NotFoundAsync(
            calls.EndAgreementAsync(
                new()
                {
                    Id = agreement.Id,
                    EndedOn = agreement.PlannedEndOn,
                    EndReasonCode = "CARPL",
                }
            )
        );
        await NotFoundAsync(
            calls.RecordApprovalAsync(new() { Id = agreement.Id, Approval = approval })
        );
        await NotFoundAsync(
            calls.CloseCostLineAsync(
                new() { AgreementId = agreement.Id, LineId = agreement.CostLines[0].Id }
            )
        );
        await NotFoundAsync(calls.ListAmendmentsAsync(new() { AgreementId = agreement.Id }));
        await NotFoundAsync(
            calls.RecordOversightAsync(new() { AgreementId = agreement.Id, Entry = entry })
        );
        await NotFoundAsync(calls.ListOversightAsync(new() { AgreementId = agreement.Id }));
        await NotFoundAsync(calls.GetOversightAsync(new() { AgreementId = agreement.Id }));
        var list = await calls.ListAgreementsAsync(new() { SettingId = agreement.SettingId });
        Assert.Empty(list.Agreements);
        var spend = await bath.Spend.GetSpendAsync(
            new() { GroupBy = SpendGrouping.Council, SettingId = agreement.SettingId }
        );
        Assert.Empty(spend.Groups);

        static Task NotFoundAsync<T>(Grpc.Core.AsyncUnaryCall<T> call) =>
            PlatformAssert.FailsAsync(ErrorReason.NotFound, call);
    }

    [Fact]
    public async Task ChildReference_OfAnotherCouncil_FindsNothing()
    {
        var scene = await Scene.SetAsync();
        var agreement = await scene.CreateAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        // Bath has its own key, and uses the same reference for another child.
        await bath.Agreements.CreateAgreementAsync(
            Scene.New(a => a.ChildReference = agreement.ChildReference)
        );

        var found = await bath.Agreements.ListAgreementsAsync(
            new ListAgreementsRequest { ChildReference = agreement.ChildReference }
        );

        Assert.NotEqual(agreement.Id, Assert.Single(found.Agreements).Id);
    }
}
