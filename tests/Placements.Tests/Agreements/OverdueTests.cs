using RegionalProviders.Client;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

/// <summary>
/// Overdue and pending work on a council's placements. Each test has a separate platform or a separate council.
/// </summary>
public class OverdueTests
{
    [Fact]
    public async Task ListOverdueOversight_OfAnotherCouncil_IsEmpty()
    {
        var scene = await Scene.SetAsync();
        await scene.CreateAsync(agreement => agreement.Unregulated = true);
        var kent = await scene.OfficerAsync(TestPrincipals.Kent);

        var response = await kent.Agreements.ListOverdueOversightAsync(new());

        Assert.Empty(response.Items);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(93)]
    public async Task ListOverdueOversight_WithinWrongDays_NamesTheField(int days)
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();

        await PlatformAssert.FailsOnFieldAsync(
            "due_within_days",
            officer.Agreements.ListOverdueOversightAsync(new() { DueWithinDays = days })
        );
    }

    [Fact]
    public async Task ListOverdueOversight_OfAllKinds_IsInOrderOfTheDayPageByPage()
    {
        var scene = await Scene.OwnAsync();
        var unregulated = await scene.CreateAsync(agreement => agreement.Unregulated = true);
        await RecordAsync(scene, unregulated, OversightKind.RegulatorNotified, new(2026, 4, 2));
        var paid = await scene.CreateAsync(agreement =>
            agreement.CostLines.Add(Scene.Extra(100, new(2026, 4, 1), new(2026, 5, 11)))
        );
        var leaving = await scene.CreateAsync();
        await ApproveAsync(scene, leaving, ApprovalKind.EarlyEndHeadOfService, new(2026, 4, 30));
        var other = await scene.CreateAsync();
        await ApproveAsync(scene, other, ApprovalKind.EarlyEndAssistantDirector, new(2026, 5, 2));
        var approved = await scene.CreateAsync();
        await ApproveAsync(scene, approved, ApprovalKind.EarlyEndHeadOfService, new(2026, 5, 1));
        await ApproveAsync(
            scene,
            approved,
            ApprovalKind.EarlyEndAssistantDirector,
            new(2026, 5, 1)
        );
        // A placement that has ended has no pending work.
        await EndedAsync(scene);

        // It began on 1 April; today is 11 May.
        string[] expected =
        [
            $"{unregulated.Id} 2026-04-01 overdue Oversight SeniorApproval",
            $"{unregulated.Id} 2026-04-01 overdue Oversight ProviderApplication",
            $"{leaving.Id} 2026-04-30 overdue EarlyEndApproval EarlyEndAssistantDirector",
            $"{other.Id} 2026-05-02 overdue EarlyEndApproval EarlyEndHeadOfService",
            $"{paid.Id} 2026-05-11 overdue PaymentPastEnd {paid.CostLines[1].Id}",
        ];
        Assert.Equal(expected, await ListAsync(scene, 0, pageSize: 1));
        Assert.Equal(expected, await ListAsync(scene, 50, pageSize: 200));
        Assert.Equal(
            [.. expected, $"{unregulated.Id} 2026-07-01 Oversight Visit"],
            await ListAsync(scene, 51, pageSize: 2)
        );
        var kent = await scene.OfficerAsync(TestPrincipals.Kent);
        Assert.Empty((await kent.Agreements.ListOverdueOversightAsync(new())).Items);
    }

    [Fact]
    public async Task ListOverdueOversight_OnceDone_ListsItNoMore()
    {
        var scene = await Scene.OwnAsync();
        var agreement = await scene.CreateAsync(each => each.Unregulated = true);
        await ApproveAsync(scene, agreement, ApprovalKind.UnregulatedPlacement, new(2026, 4, 1));
        await RecordAsync(scene, agreement, OversightKind.RegulatorNotified, new(2026, 4, 2));
        Assert.Single(await ListAsync(scene, 0, 50));

        await RecordAsync(scene, agreement, OversightKind.ProviderApplication, scene.Today);

        Assert.Empty(await ListAsync(scene, 0, 50));
    }

    private static async Task EndedAsync(Scene scene)
    {
        var agreement = await scene.CreateAsync(each =>
        {
            each.Unregulated = true;
            each.PlannedEndOn = null;
            each.CostLines.Add(Scene.Extra(100, new(2026, 4, 1), new(2026, 4, 8)));
        });
        await ApproveAsync(scene, agreement, ApprovalKind.EarlyEndHeadOfService, new(2026, 4, 20));
        var officer = await scene.OfficerAsync();
        await officer.Agreements.EndAgreementAsync(
            new EndAgreementRequest
            {
                Id = agreement.Id,
                EndedOn = scene.Today.ToMessage(),
                EndReasonCode = "E8",
            }
        );
    }

    private static async Task<IReadOnlyList<string>> ListAsync(
        Scene scene,
        int within,
        int pageSize
    )
    {
        var officer = await scene.OfficerAsync();
        return
        [
            .. (
                await officer
                    .ListOverdueOversightAsync(
                        new ListOverdueOversightRequest
                        {
                            DueWithinDays = within,
                            PageSize = pageSize,
                        }
                    )
                    .ToListAsync()
            ).Select(item =>
                $"{item.AgreementId} {Day(item)}{(item.Overdue ? " overdue" : "")} {item.Kind} {Of(item)}"
            ),
        ];
    }

    private static string Of(OverdueItem item) =>
        item.Kind switch
        {
            OverdueKind.Oversight => item.OversightKind.ToString(),
            OverdueKind.EarlyEndApproval => item.ApprovalKind.ToString(),
            _ => item.CostLineId,
        };

    private static string Day(OverdueItem item) =>
        item
            .DueOn.ToDateOnly()!
            .Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task ApproveAsync(
        Scene scene,
        Agreement agreement,
        ApprovalKind kind,
        DateOnly on
    )
    {
        var approver = await scene.ApproverAsync();
        await approver.Agreements.RecordApprovalAsync(
            new RecordApprovalRequest
            {
                Id = agreement.Id,
                Approval = new Approval
                {
                    Kind = kind,
                    ApprovedOn = on.ToMessage(),
                    ApproverReference = $"POST-{(int)kind}",
                },
            }
        );
    }

    private static async Task RecordAsync(
        Scene scene,
        Agreement agreement,
        OversightKind kind,
        DateOnly on
    )
    {
        var officer = await scene.OfficerAsync();
        await officer.Agreements.RecordOversightAsync(
            new RecordOversightRequest
            {
                AgreementId = agreement.Id,
                Entry = new OversightEntry
                {
                    Kind = kind,
                    DoneOn = on.ToMessage(),
                    Reference = "OFS-1",
                    ApplicationStatus =
                        kind == OversightKind.ProviderApplication
                            ? ApplicationStatus.Made
                            : ApplicationStatus.Unspecified,
                },
                RequestId = Guid.NewGuid().ToString(),
            }
        );
    }
}
