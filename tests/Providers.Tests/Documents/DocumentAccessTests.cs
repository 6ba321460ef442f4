using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Documents;

public class DocumentAccessTests
{
    [Fact]
    public async Task Documents_WithoutThePermission_AreRefused()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var reader = await scene.ReaderAsync();
        var create = Request(scene.Members, home);

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.Documents.CreateDocumentAsync(create)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.Documents.ReviewDocumentAsync(new ReviewDocumentRequest())
        );
        var others = new[]
        {
            await scene.People.ProviderAsync(home.Organisation.ToString()),
            await scene.People.OperatorAsync(),
        };
        foreach (var other in others)
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                other.Documents.ListDocumentsAsync(new ListDocumentsRequest())
            );
    }

    [Fact]
    public async Task CreateDocument_ForAConsortiumOfOthers_LooksLikeNone()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);
        var bristol = await scene.OfficerAsync();
        var coordinator = await scene.People.CoordinatorAsync(await scene.People.OthersAsync());

        var real = await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Documents.CreateDocumentAsync(Request(scene.Members, home))
        );
        var invented = await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Documents.CreateDocumentAsync(Request(Guid.NewGuid().ToString(), home))
        );
        Assert.Equal(invented.Message, real.Message);
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bristol.Documents.CreateDocumentAsync(Request(await scene.People.OthersAsync(), home))
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            coordinator.Documents.CreateDocumentAsync(Request(scene.Members, home))
        );
    }

    [Fact]
    public async Task Document_OfOthers_LooksLikeNone()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var document = await scene.DocumentAsync(home.AsSetting, "insurance");
        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Documents.GetDocumentAsync(new GetDocumentRequest { Id = document.Id })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Documents.ReviewDocumentAsync(
                new ReviewDocumentRequest
                {
                    Id = document.Id,
                    Verdict = DocumentVerdict.Satisfactory,
                }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Documents.ListDocumentsAsync(
                new ListDocumentsRequest { ConsortiumId = scene.Members }
            )
        );
        var about = new ListDocumentsRequest { Subject = home.AsSetting };
        Assert.Empty((await leeds.Documents.ListDocumentsAsync(about)).Documents);
        var compliance = await leeds.Documents.GetComplianceAsync(
            new GetComplianceRequest { SettingId = home.Setting.ToString() }
        );
        Assert.All(
            compliance.Compliance.Requirements,
            requirement => Assert.Equal(ComplianceStatus.Missing, requirement.Status)
        );
    }

    [Fact]
    public async Task Document_OfTheConsortium_IsReadByMembersAndCoordinators()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var document = await scene.DocumentAsync(home.AsSetting, "insurance");
        var readers = new[]
        {
            await scene.ReaderAsync(TestPrincipals.Bath),
            await scene.People.CoordinatorAsync(),
        };

        foreach (var reader in readers)
        {
            var read = await reader.Documents.GetDocumentAsync(
                new GetDocumentRequest { Id = document.Id }
            );
            Assert.Equal(document, read.Document);
        }
    }

    [Fact]
    public async Task Documents_ForACouncilInNoConsortium_AreClosed()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var document = await scene.DocumentAsync(home.AsSetting, "insurance");
        var kent = await scene.OfficerAsync(TestPrincipals.Kent);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Documents.ListDocumentsAsync(new ListDocumentsRequest())
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Documents.GetDocumentAsync(new GetDocumentRequest { Id = document.Id })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            kent.Documents.CreateDocumentAsync(Request(scene.Members, home))
        );
    }

    [Fact]
    public async Task Documents_AfterTheMembershipEnded_AreClosedToTheCouncilThatRecordedThem()
    {
        const string wiltshire = "E06000054";
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var operators = await scene.People.OperatorAsync();
        var consortium = await scene.People.ConsortiumAsync("Leavers of documents");
        var membership = await operators.Consortia.AddMemberAsync(
            new AddMemberRequest
            {
                ConsortiumId = consortium,
                CouncilId = await scene.People.CouncilIdAsync(wiltshire),
                From = scene.Today.AddDays(-9).ToMessage(),
            }
        );
        var officer = await scene.OfficerAsync(wiltshire);
        var request = Request(consortium, home);
        request.RequestId = Guid.NewGuid().ToString();
        var created = await Eventually.SucceedsAsync(() =>
            officer.Documents.CreateDocumentAsync(request).ResponseAsync
        );

        await operators.Consortia.EndMembershipAsync(
            new EndMembershipRequest { MembershipId = membership.Membership.Id }
        );

        await Eventually.SucceedsAsync(() =>
            PlatformAssert.FailsAsync(
                ErrorReason.NotAMember,
                officer.Documents.GetDocumentAsync(
                    new GetDocumentRequest { Id = created.Document.Id }
                )
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            officer.Documents.CreateDocumentAsync(request)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            officer.Documents.ListDocumentsAsync(
                new ListDocumentsRequest { ConsortiumId = consortium }
            )
        );
        var coordinator = await scene.People.CoordinatorAsync(consortium);
        var kept = await coordinator.Documents.GetDocumentAsync(
            new GetDocumentRequest { Id = created.Document.Id }
        );
        Assert.Equal(created.Document, kept.Document);
    }

    private static CreateDocumentRequest Request(string consortium, Home home) =>
        new()
        {
            ConsortiumId = consortium,
            Subject = home.AsSetting,
            Type = "insurance",
        };
}
