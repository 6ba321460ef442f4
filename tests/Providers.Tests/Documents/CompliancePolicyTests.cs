using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Documents;

// Each test uses a different service type, because policies of the shared consortium stay.
public class CompliancePolicyTests
{
    [Fact]
    public async Task SetCompliancePolicy_WithoutThePermission_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            officer.Documents.SetCompliancePolicyAsync(
                Policy(scene, ServiceType.Bespoke, 6, "insurance")
            )
        );
    }

    [Fact]
    public async Task SetCompliancePolicy_ForAConsortiumOfOthers_LooksLikeNone()
    {
        var scene = await Scene.SetAsync();
        var leeds = await scene.QualityLeadAsync(TestPrincipals.Leeds);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Documents.SetCompliancePolicyAsync(
                Policy(scene, ServiceType.Bespoke, 6, "insurance")
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Documents.ListCompliancePoliciesAsync(
                new ListCompliancePoliciesRequest { ConsortiumId = scene.Members }
            )
        );
    }

    [Fact]
    public async Task SetCompliancePolicy_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var lead = await scene.QualityLeadAsync();
        var yesterday = Policy(scene, ServiceType.Bespoke, 6, "insurance");
        yesterday.ValidFrom = scene.Today.AddDays(-1).ToMessage();

        await FailsOnAsync("service_type", Policy(scene, ServiceType.Unspecified, 6, "insurance"));
        await FailsOnAsync("service_type", Policy(scene, (ServiceType)99, 6, "insurance"));
        await FailsOnAsync("document_types", Policy(scene, ServiceType.Bespoke, 6));
        await FailsOnAsync(
            "document_types",
            Policy(scene, ServiceType.Bespoke, 6, "insurance", "insurance")
        );
        await FailsOnAsync("document_types[0]", Policy(scene, ServiceType.Bespoke, 6, "gossip"));
        await FailsOnAsync("review_months", Policy(scene, ServiceType.Bespoke, 0, "insurance"));
        await FailsOnAsync("review_months", Policy(scene, ServiceType.Bespoke, 61, "insurance"));
        await FailsOnAsync("valid_from", yesterday);

        var coordinator = await scene.People.CoordinatorAsync();
        var ofCouncil = Policy(scene, ServiceType.Bespoke, 6, "insurance");
        ofCouncil.CouncilOnly = true;
        await PlatformAssert.FailsOnFieldAsync(
            "council_only",
            coordinator.Documents.SetCompliancePolicyAsync(ofCouncil)
        );

        Task FailsOnAsync(string field, SetCompliancePolicyRequest request) =>
            PlatformAssert.FailsOnFieldAsync(
                field,
                lead.Documents.SetCompliancePolicyAsync(request)
            );
    }

    [Fact]
    public async Task ListCompliancePolicies_WithACouncilsOwn_PutsItBeforeTheConsortiumsForThatCouncilOnly()
    {
        const ServiceType type = ServiceType.Activity;
        var scene = await Scene.SetAsync();
        var lead = await scene.QualityLeadAsync();
        var coordinator = await scene.People.CoordinatorAsync();
        var own = Policy(scene, type, 3, "insurance", "safeguarding");
        own.CouncilOnly = true;

        var before = await InForceAsync(await scene.ReaderAsync(), type);
        await coordinator.Documents.SetCompliancePolicyAsync(Policy(scene, type, 9, "insurance"));
        var set = await lead.Documents.SetCompliancePolicyAsync(own);

        Assert.Equal(("default", 12), (before!.Scope, before.ReviewMonths));
        Assert.Null(before.ValidFrom);
        var bristol = await InForceAsync(await scene.ReaderAsync(), type);
        Assert.Equal(
            new CompliancePolicy
            {
                ServiceType = type,
                DocumentTypes = { "insurance", "safeguarding" },
                ReviewMonths = 3,
                ValidFrom = scene.Today.ToMessage(),
                Scope = "council",
            },
            bristol
        );
        Assert.Equal(set.Policy, bristol);
        foreach (var other in new[] { await scene.ReaderAsync(TestPrincipals.Bath), coordinator })
        {
            var policy = await InForceAsync(other, type);
            Assert.Equal(("consortium", 9), (policy!.Scope, policy.ReviewMonths));
        }
        var leeds = await InForceAsync(await scene.ReaderAsync(TestPrincipals.Leeds), type);
        Assert.Equal("default", leeds!.Scope);
    }

    [Fact]
    public async Task ListCompliancePolicies_OnADay_ListsTheNewestThatHasBegun()
    {
        const ServiceType type = ServiceType.ExtraCareHousing;
        var scene = await Scene.SetAsync();
        var lead = await scene.QualityLeadAsync();
        var reader = await scene.ReaderAsync();
        var begins = scene.Today.AddDays(10);
        var later = Policy(scene, type, 2, "insurance");
        later.ValidFrom = begins.ToMessage();

        await lead.Documents.SetCompliancePolicyAsync(later);
        await lead.Documents.SetCompliancePolicyAsync(Policy(scene, type, 1, "insurance"));

        Assert.Null(await InForceAsync(reader, type, scene.Today.AddDays(-1)));
        Assert.Equal(1, (await InForceAsync(reader, type))!.ReviewMonths);
        Assert.Equal(1, (await InForceAsync(reader, type, begins.AddDays(-1)))!.ReviewMonths);
        Assert.Equal(2, (await InForceAsync(reader, type, begins))!.ReviewMonths);
    }

    [Fact]
    public async Task SetCompliancePolicy_AgainForTheSameDay_TakesItsPlace()
    {
        const ServiceType type = ServiceType.AdoptionAgency;
        var scene = await Scene.SetAsync();
        var bristol = await scene.QualityLeadAsync();
        var bath = await scene.QualityLeadAsync(TestPrincipals.Bath);
        var ofCouncil = Policy(scene, type, 5, "insurance");
        ofCouncil.CouncilOnly = true;

        await bristol.Documents.SetCompliancePolicyAsync(Policy(scene, type, 1, "insurance"));
        await bath.Documents.SetCompliancePolicyAsync(Policy(scene, type, 2, "safeguarding"));
        Assert.Equal(2, (await InForceAsync(bristol, type))!.ReviewMonths);

        await bristol.Documents.SetCompliancePolicyAsync(ofCouncil);
        ofCouncil.ReviewMonths = 6;
        await bristol.Documents.SetCompliancePolicyAsync(ofCouncil);
        Assert.Equal(6, (await InForceAsync(bristol, type))!.ReviewMonths);
        Assert.Equal(2, (await InForceAsync(bath, type))!.ReviewMonths);
    }

    [Fact]
    public async Task GetCompliance_ByAPolicyOfOneMonth_ClampsTheEndOfTheMonth()
    {
        const ServiceType type = ServiceType.Other;
        var scene = await Scene.SetAsync();
        var lead = await scene.QualityLeadAsync();
        var home = await scene.HomeAsync(type);
        await lead.Documents.SetCompliancePolicyAsync(Policy(scene, type, 1, "insurance"));
        var reviewed = new DateOnly(2025, 1, 31);
        await scene.DocumentAsync(
            home.AsSetting,
            "insurance",
            reviewed,
            verdict: DocumentVerdict.Satisfactory,
            reviewed: reviewed
        );

        var answer = await lead.Documents.GetComplianceAsync(
            new GetComplianceRequest { SettingId = home.Setting.ToString() }
        );

        var requirement = Assert.Single(answer.Compliance.Requirements);
        Assert.Equal(new DateOnly(2025, 2, 28), requirement.DueOn.ToDateOnly());
        Assert.Equal(ComplianceStatus.Overdue, requirement.Status);
        Assert.Equal("consortium", answer.Policy.Scope);
    }

    private static async Task<CompliancePolicy?> InForceAsync(
        RegionalProvidersClient client,
        ServiceType type,
        DateOnly? on = null
    )
    {
        var answer = await client.Documents.ListCompliancePoliciesAsync(
            new ListCompliancePoliciesRequest { On = on?.ToMessage() }
        );
        return answer.Policies.SingleOrDefault(policy => policy.ServiceType == type);
    }

    private static SetCompliancePolicyRequest Policy(
        Scene scene,
        ServiceType type,
        int months,
        params string[] documents
    ) =>
        new()
        {
            ConsortiumId = scene.Members,
            ServiceType = type,
            ReviewMonths = months,
            DocumentTypes = { documents },
        };
}
