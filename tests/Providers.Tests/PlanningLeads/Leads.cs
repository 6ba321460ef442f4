using RegionalProviders.Client;
using RegionalProviders.Providers.Tests.Documents;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.PlanningLeads;

/// <summary>Planning leads of the consortium "Members".</summary>
internal static class Leads
{
    public static CreatePlanningLeadRequest New(
        Scene scene,
        string authority = TestPrincipals.Bristol
    ) =>
        new()
        {
            Lead = new PlanningLead
            {
                ConsortiumId = scene.Members,
                AuthorityGss = authority,
                ApplicationReference = $"26/{Guid.NewGuid():N}/FUL",
                Address = "1 High Street",
                Applicant = "Oak Homes Ltd",
                AppliedOn = scene.Today.AddDays(-7).ToMessage(),
            },
        };

    public static async Task<PlanningLead> CreateAsync(
        Scene scene,
        CreatePlanningLeadRequest request
    )
    {
        var officer = await scene.OfficerAsync();
        return (await officer.PlanningLeads.CreatePlanningLeadAsync(request)).Lead;
    }
}
