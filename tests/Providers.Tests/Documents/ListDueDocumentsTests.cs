using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Documents;

// Each test uses a different host authority, in which no other test creates settings.
public class ListDueDocumentsTests
{
    [Fact]
    public async Task ListDueDocuments_ForOthers_IsClosed()
    {
        var scene = await Scene.SetAsync();
        var leeds = await scene.ReaderAsync(TestPrincipals.Leeds);
        var kent = await scene.ReaderAsync(TestPrincipals.Kent);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Documents.ListDueDocumentsAsync(
                new ListDueDocumentsRequest { ConsortiumId = scene.Members }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Documents.ListDueDocumentsAsync(new ListDueDocumentsRequest())
        );
    }

    [Fact]
    public async Task ListDueDocuments_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();

        await FailsOnAsync("due_within_days", new() { DueWithinDays = 367 });
        await FailsOnAsync("statuses[0]", new() { Statuses = { ComplianceStatus.Unspecified } });
        await FailsOnAsync(
            "host_authority_gss[1]",
            new() { HostAuthorityGss = { TestPrincipals.Bath, "E99999999" } }
        );

        Task FailsOnAsync(string field, ListDueDocumentsRequest request) =>
            PlatformAssert.FailsOnFieldAsync(
                field,
                reader.Documents.ListDueDocumentsAsync(request)
            );
    }

    [Fact]
    public async Task ListDueDocuments_OfSettings_ListsThoseThatRun()
    {
        const string host = "W06000001";
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();
        var active = await scene.HomeAsync(hostGss: host);
        var suspended = await scene.HomeAsync(hostGss: host, status: RegistrationStatus.Suspended);
        var unregistered = await scene.HomeAsync(ServiceType.Unregulated, host, registered: false);
        await scene.HomeAsync(hostGss: host, status: RegistrationStatus.Resigned);
        await scene.HomeAsync(hostGss: host, status: RegistrationStatus.Closed);
        await scene.HomeAsync(hostGss: host, status: RegistrationStatus.Cancelled);
        await scene.HomeAsync(hostGss: host, withdrawn: true);
        await scene.HomeAsync(ServiceType.SpecialSchool, host);
        await scene.HomeAsync(hostGss: "W06000002");

        var answer = await reader.Documents.ListDueDocumentsAsync(
            new ListDueDocumentsRequest { HostAuthorityGss = { host } }
        );

        Assert.Equal(
            [active.Setting, suspended.Setting, unregistered.Setting],
            answer.Settings.Select(setting => Guid.Parse(setting.SettingId))
        );
        Assert.Equal(active.Urn, answer.Settings[0].Urn);
        Assert.Equal(10, answer.Settings[2].Requirements.Count);
        Assert.Empty(answer.NextPageToken);
    }

    [Fact]
    public async Task ListDueDocuments_InStatuses_ListsThoseRequirementsOnly()
    {
        const string host = "W06000003";
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync(TestPrincipals.Bath);
        var due = await scene.HomeAsync(ServiceType.FloatingSupport, host);
        var current = await scene.HomeAsync(ServiceType.FloatingSupport, host);
        await InsuranceAsync(due, 30);
        await InsuranceAsync(current, 90);

        await ListsAsync([(due, "insurance")], new() { Statuses = { ComplianceStatus.Due } });
        await ListsAsync(
            [(current, "insurance")],
            new() { Statuses = { ComplianceStatus.Current } }
        );
        await ListsAsync(
            [(due, "insurance"), (current, "insurance")],
            new() { Statuses = { ComplianceStatus.Due }, DueWithinDays = 90 }
        );
        await ListsAsync([], new() { Statuses = { ComplianceStatus.Overdue } });
        var usual = await reader.Documents.ListDueDocumentsAsync(
            new ListDueDocumentsRequest { HostAuthorityGss = { host } }
        );
        Assert.Equal([8, 7], usual.Settings.Select(setting => setting.Requirements.Count));

        async Task InsuranceAsync(Home home, int days)
        {
            var reviewed = GetComplianceTests.ReviewedFor(scene.Today.AddDays(days), 12);
            await scene.DocumentAsync(
                home.AsOrganisation,
                "insurance",
                reviewed,
                verdict: DocumentVerdict.Satisfactory,
                reviewed: reviewed
            );
        }

        async Task ListsAsync((Home, string)[] expected, ListDueDocumentsRequest request)
        {
            request.HostAuthorityGss.Add(host);
            var answer = await reader.Documents.ListDueDocumentsAsync(request);
            Assert.Equal(
                expected.Select(pair => (pair.Item1.Setting.ToString(), pair.Item2)),
                answer.Settings.SelectMany(setting =>
                    setting.Requirements.Select(each => (setting.SettingId, each.Type))
                )
            );
        }
    }

    [Fact]
    public async Task ListDueDocuments_PageByPage_ListsEachSettingOnceInOrder()
    {
        const string host = "W06000004";
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();
        var homes = new List<Guid>();
        for (var i = 0; i < 5; i++)
            homes.Add((await scene.HomeAsync(hostGss: host)).Setting);
        var request = new ListDueDocumentsRequest { HostAuthorityGss = { host }, PageSize = 2 };

        var first = await reader.Documents.ListDueDocumentsAsync(request);
        var all = await Pages
            .Of(request, reader.Documents.ListDueDocumentsAsync, page => page.Settings)
            .ToListAsync();

        Assert.Equal(2, first.Settings.Count);
        Assert.Equal(homes.Order(), all.Select(setting => Guid.Parse(setting.SettingId)));
        request.DueWithinDays = 5;
        request.PageToken = first.NextPageToken;
        await PlatformAssert.FailsAsync(
            ErrorReason.PageTokenInvalid,
            reader.Documents.ListDueDocumentsAsync(request)
        );
    }

    [Fact]
    public async Task ListDueDocuments_ByTheCouncilsOwnPolicy_AsksForItsDocuments()
    {
        const string host = "W06000005";
        const ServiceType type = ServiceType.SecureTrainingCentre;
        var scene = await Scene.SetAsync();
        var lead = await scene.QualityLeadAsync(TestPrincipals.Somerset);
        await scene.HomeAsync(type, host);
        await lead.Documents.SetCompliancePolicyAsync(
            new SetCompliancePolicyRequest
            {
                ConsortiumId = scene.Members,
                CouncilOnly = true,
                ServiceType = type,
                DocumentTypes = { "complaints" },
                ReviewMonths = 12,
            }
        );
        var request = new ListDueDocumentsRequest { HostAuthorityGss = { host } };

        var somerset = await lead.Documents.ListDueDocumentsAsync(request);
        var bath = await (
            await scene.ReaderAsync(TestPrincipals.Bath)
        ).Documents.ListDueDocumentsAsync(request);

        Assert.Equal(
            ["complaints"],
            Assert.Single(somerset.Settings).Requirements.Select(each => each.Type)
        );
        Assert.Equal(9, Assert.Single(bath.Settings).Requirements.Count);
    }
}
