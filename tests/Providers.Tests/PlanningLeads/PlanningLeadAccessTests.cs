using RegionalProviders.Common.V1;
using RegionalProviders.Providers.Tests.Documents;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.PlanningLeads;

public class PlanningLeadAccessTests
{
    [Fact]
    public async Task PlanningLeads_WithoutThePermission_AreRefused()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var reader = await scene.ReaderAsync();
        var others = new[]
        {
            await scene.People.ProviderAsync(home.Organisation.ToString()),
            await scene.People.OperatorAsync(),
        };

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.PlanningLeads.CreatePlanningLeadAsync(Leads.New(scene))
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.PlanningLeads.UpdatePlanningLeadAsync(new UpdatePlanningLeadRequest())
        );
        foreach (var other in others)
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                other.PlanningLeads.ListPlanningLeadsAsync(new ListPlanningLeadsRequest())
            );
    }

    [Fact]
    public async Task PlanningLead_OfOthers_LooksLikeNone()
    {
        var scene = await Scene.SetAsync();
        var request = Leads.New(scene, "E07000043");
        var lead = await Leads.CreateAsync(scene, request);
        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.PlanningLeads.CreatePlanningLeadAsync(request)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.PlanningLeads.GetPlanningLeadAsync(new GetPlanningLeadRequest { Id = lead.Id })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.PlanningLeads.UpdatePlanningLeadAsync(
                new UpdatePlanningLeadRequest
                {
                    Lead = lead,
                    UpdateMask = new() { Paths = { "feedback" } },
                }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.PlanningLeads.ListPlanningLeadsAsync(
                new ListPlanningLeadsRequest { ConsortiumId = scene.Members }
            )
        );
        var all = new ListPlanningLeadsRequest { AuthorityGss = lead.AuthorityGss };
        Assert.Empty((await leeds.PlanningLeads.ListPlanningLeadsAsync(all)).Leads);
    }

    [Fact]
    public async Task PlanningLead_OfTheConsortium_IsReadByMembersAndCoordinators()
    {
        var scene = await Scene.SetAsync();
        var lead = await Leads.CreateAsync(scene, Leads.New(scene));
        var readers = new[]
        {
            await scene.ReaderAsync(TestPrincipals.Somerset),
            await scene.People.CoordinatorAsync(),
        };

        foreach (var reader in readers)
        {
            var read = await reader.PlanningLeads.GetPlanningLeadAsync(
                new GetPlanningLeadRequest { Id = lead.Id }
            );
            Assert.Equal(lead, read.Lead);
        }
    }

    [Fact]
    public async Task PlanningLeads_ForACouncilInNoConsortium_AreClosed()
    {
        var scene = await Scene.SetAsync();
        var lead = await Leads.CreateAsync(scene, Leads.New(scene));
        var kent = await scene.OfficerAsync(TestPrincipals.Kent);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.PlanningLeads.ListPlanningLeadsAsync(new ListPlanningLeadsRequest())
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.PlanningLeads.GetPlanningLeadAsync(new GetPlanningLeadRequest { Id = lead.Id })
        );
    }
}
