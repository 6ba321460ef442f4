using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.Tests.Documents;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.PlanningLeads;

public class PlanningLeadTests
{
    [Fact]
    public async Task CreatePlanningLead_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var tomorrow = scene.Today.AddDays(1).ToMessage();

        await FailsOnAsync("lead", request => request.Lead = null);
        await FailsOnAsync("lead.consortium_id", request => request.Lead.ConsortiumId = "");
        await FailsOnAsync(
            "lead.authority_gss",
            request => request.Lead.AuthorityGss = "E12000009"
        );
        await FailsOnAsync(
            "lead.application_reference",
            request => request.Lead.ApplicationReference = " "
        );
        await FailsOnAsync("lead.address", request => request.Lead.Address = "");
        await FailsOnAsync("lead.applied_on", request => request.Lead.AppliedOn = null);
        await FailsOnAsync("lead.applied_on", request => request.Lead.AppliedOn = tomorrow);
        await FailsOnAsync("lead.met_on", request => request.Lead.MetOn = tomorrow);
        await FailsOnAsync(
            "lead.known_organisation_id",
            request => request.Lead.KnownOrganisationId = Guid.NewGuid().ToString()
        );

        async Task FailsOnAsync(string field, Action<CreatePlanningLeadRequest> spoil)
        {
            var request = Leads.New(scene);
            spoil(request);
            await PlatformAssert.FailsOnFieldAsync(
                field,
                officer.PlanningLeads.CreatePlanningLeadAsync(request)
            );
        }
    }

    [Fact]
    public async Task CreatePlanningLead_OfAnApplicationThatIsKnown_AlreadyExists()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var request = Leads.New(scene);
        await Leads.CreateAsync(scene, request);
        request.Lead.ApplicationReference =
            $" {request.Lead.ApplicationReference.ToLowerInvariant()} ";

        var failure = await PlatformAssert.FailsAsync(
            ErrorReason.AlreadyExists,
            bath.PlanningLeads.CreatePlanningLeadAsync(request)
        );
        request.Lead.AuthorityGss = TestPrincipals.Bath;
        await bath.PlanningLeads.CreatePlanningLeadAsync(request);

        Assert.Equal("lead.application_reference", failure.Metadata["field"]);
        var others = await scene.OfficerAsync(TestPrincipals.Leeds);
        request.Lead.AuthorityGss = TestPrincipals.Bristol;
        request.Lead.ConsortiumId = await scene.People.OthersAsync();
        await others.PlanningLeads.CreatePlanningLeadAsync(request);
    }

    [Fact]
    public async Task CreatePlanningLead_Repeated_IsRecordedOnce()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var officer = await scene.OfficerAsync();
        var request = Leads.New(scene);
        request.RequestId = Guid.NewGuid().ToString();
        request.Lead.Id = "ignored";
        request.Lead.CouncilId = "ignored";
        request.Lead.Etag = "ignored";
        request.Lead.KnownOrganisationId = home.Organisation.ToString();
        request.Lead.MetOn = scene.Today.ToMessage();
        request.Lead.Feedback = "No objection.\nMet the manager.";

        var first = await officer.PlanningLeads.CreatePlanningLeadAsync(request);
        var second = await officer.PlanningLeads.CreatePlanningLeadAsync(request);

        Assert.Equal(first, second);
        var expected = request.Lead.Clone();
        expected.Id = first.Lead.Id;
        expected.CouncilId = await scene.People.CouncilIdAsync(TestPrincipals.Bristol);
        expected.Etag = first.Lead.Etag;
        Assert.Equal(expected, first.Lead);
    }

    [Theory]
    [InlineData("E07000041")]
    [InlineData("E26000001")]
    public async Task CreatePlanningLead_OfADistrictOrANationalPark_IsRecorded(string authority)
    {
        var scene = await Scene.SetAsync();

        var lead = await Leads.CreateAsync(scene, Leads.New(scene, authority));

        Assert.Equal(authority, lead.AuthorityGss);
    }

    [Fact]
    public async Task UpdatePlanningLead_ThatDoesNotExist_IsNotFound()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            officer.PlanningLeads.UpdatePlanningLeadAsync(
                new UpdatePlanningLeadRequest
                {
                    Lead = new PlanningLead { Id = Guid.NewGuid().ToString() },
                    UpdateMask = new() { Paths = { "feedback" } },
                }
            )
        );
    }

    [Fact]
    public async Task UpdatePlanningLead_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var lead = await Leads.CreateAsync(scene, Leads.New(scene));
        lead.Address = "";
        lead.MetOn = scene.Today.AddDays(1).ToMessage();
        lead.KnownOrganisationId = Guid.NewGuid().ToString();

        await FailsOnAsync("update_mask");
        await FailsOnAsync("update_mask", "feedback", "authority_gss");
        await FailsOnAsync("lead.address", "address");
        await FailsOnAsync("lead.met_on", "met_on");
        await FailsOnAsync("lead.known_organisation_id", "known_organisation_id");

        Task FailsOnAsync(string field, params string[] mask) =>
            PlatformAssert.FailsOnFieldAsync(
                field,
                officer.PlanningLeads.UpdatePlanningLeadAsync(
                    new UpdatePlanningLeadRequest
                    {
                        Lead = lead,
                        UpdateMask = new() { Paths = { mask } },
                    }
                )
            );
    }

    [Fact]
    public async Task UpdatePlanningLead_WithAnOldEtag_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var request = new UpdatePlanningLeadRequest
        {
            Lead = await Leads.CreateAsync(scene, Leads.New(scene)),
            UpdateMask = new() { Paths = { "feedback" } },
        };

        await officer.PlanningLeads.UpdatePlanningLeadAsync(request);

        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            officer.PlanningLeads.UpdatePlanningLeadAsync(request)
        );
    }

    [Fact]
    public async Task UpdatePlanningLead_OfNamedFields_ChangesThoseOnly()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var lead = await Leads.CreateAsync(scene, Leads.New(scene));
        var wanted = lead.Clone();
        wanted.Address = "2 High Street";
        wanted.Applicant = "Elm Homes Ltd";
        wanted.Feedback = "Parking.";
        wanted.MetOn = scene.Today.ToMessage();
        wanted.KnownOrganisationId = home.Organisation.ToString();

        var some = await UpdateAsync(wanted, "feedback");
        var expected = lead.Clone();
        expected.Feedback = "Parking.";
        expected.Etag = some.Etag;
        Assert.Equal(expected, some);

        wanted.Etag = some.Etag;
        var all = await UpdateAsync(
            wanted,
            "address",
            "applicant",
            "feedback",
            "met_on",
            "known_organisation_id"
        );
        wanted.Etag = all.Etag;
        Assert.Equal(wanted, all);

        var cleared = await UpdateAsync(
            new PlanningLead { Id = lead.Id },
            "met_on",
            "known_organisation_id"
        );
        Assert.Null(cleared.MetOn);
        Assert.Empty(cleared.KnownOrganisationId);

        async Task<PlanningLead> UpdateAsync(PlanningLead changed, params string[] mask)
        {
            var answer = await bath.PlanningLeads.UpdatePlanningLeadAsync(
                new UpdatePlanningLeadRequest
                {
                    Lead = changed,
                    UpdateMask = new() { Paths = { mask } },
                }
            );
            return answer.Lead;
        }
    }

    [Fact]
    public async Task ListPlanningLeads_PageByPage_ListsEachOnceNewestApplicationFirst()
    {
        const string authority = "E07000042";
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var reader = await scene.ReaderAsync();
        var leads = new List<PlanningLead>();
        foreach (var day in new[] { 4, 1, 9, 4, 4 })
        {
            var request = Leads.New(scene, authority);
            request.Lead.AppliedOn = scene.Today.AddDays(-day).ToMessage();
            if (day == 9)
                request.Lead.KnownOrganisationId = home.Organisation.ToString();
            leads.Add(await Leads.CreateAsync(scene, request));
        }

        var all = await ListAsync(new() { AuthorityGss = authority, PageSize = 2 });
        var unknown = await ListAsync(new() { AuthorityGss = authority, UnknownOnly = true });
        var ofConsortium = await ListAsync(
            new() { AuthorityGss = authority, ConsortiumId = scene.Members }
        );

        Assert.Equal([leads[1], leads[4], leads[3], leads[0], leads[2]], all);
        Assert.Equal(all[..4], unknown);
        Assert.Equal(all, ofConsortium);

        Task<List<PlanningLead>> ListAsync(ListPlanningLeadsRequest request) =>
            Pages
                .Of(request, reader.PlanningLeads.ListPlanningLeadsAsync, page => page.Leads)
                .ToListAsync()
                .AsTask();
    }

    [Fact]
    public async Task ListPlanningLeads_WithAWrongAuthority_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();

        await PlatformAssert.FailsOnFieldAsync(
            "authority_gss",
            reader.PlanningLeads.ListPlanningLeadsAsync(
                new ListPlanningLeadsRequest { AuthorityGss = "Bristol" }
            )
        );
    }
}
