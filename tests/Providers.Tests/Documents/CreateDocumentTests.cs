using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Documents;

public class CreateDocumentTests
{
    public static TheoryData<string, string> WrongFields =>
        new()
        {
            { "type", "type" },
            { "subject", "subject" },
            { "empty subject", "subject" },
            { "empty urn", "subject.registration.urn" },
            { "setting", "subject.setting_id" },
            { "registration", "subject.registration" },
            { "organisation", "subject.organisation_id" },
            { "no uuid", "subject.setting_id" },
            { "expires before issued", "expires_on" },
            { "received tomorrow", "received_on" },
            { "no such day", "issued_on" },
            { "request id", "request_id" },
            { "consortium", "consortium_id" },
        };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task CreateDocument_WithAWrongField_NamesIt(string wrong, string field)
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var officer = await scene.OfficerAsync();
        var unknown = Guid.NewGuid().ToString();
        var request = Request(scene, home.AsSetting);
        switch (wrong)
        {
            case "type":
                request.Type = "gossip";
                break;
            case "subject":
                request.Subject = null;
                break;
            case "empty subject":
                request.Subject = new DocumentSubject();
                break;
            case "empty urn":
                request.Subject = new DocumentSubject { Registration = new() { Urn = " " } };
                break;
            case "setting":
                request.Subject.SettingId = unknown;
                break;
            case "registration":
                request.Subject = new DocumentSubject { Registration = new() { Urn = "SC0" } };
                break;
            case "organisation":
                request.Subject = new DocumentSubject { OrganisationId = unknown };
                break;
            case "no uuid":
                request.Subject.SettingId = "oak-house";
                break;
            case "expires before issued":
                request.IssuedOn = new DateOnly(2025, 5, 2).ToMessage();
                request.ExpiresOn = new DateOnly(2025, 5, 1).ToMessage();
                break;
            case "received tomorrow":
                request.ReceivedOn = scene.Today.AddDays(1).ToMessage();
                break;
            case "no such day":
                request.IssuedOn = new()
                {
                    Year = 2025,
                    Month = 2,
                    Day = 29,
                };
                break;
            case "request id":
                request.RequestId = "1";
                break;
            default:
                request.ConsortiumId = "";
                break;
        }

        await PlatformAssert.FailsOnFieldAsync(
            field,
            officer.Documents.CreateDocumentAsync(request)
        );
    }

    [Fact]
    public async Task CreateDocument_OnTheDaysThatAreJustAllowed_IsRecorded()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var request = Request(scene, (await scene.HomeAsync()).AsSetting);
        request.IssuedOn = scene.Today.ToMessage();
        request.ExpiresOn = scene.Today.ToMessage();
        request.ReceivedOn = scene.Today.ToMessage();

        var created = await officer.Documents.CreateDocumentAsync(request);

        Assert.Equal(scene.Today, created.Document.ExpiresOn.ToDateOnly());
    }

    [Fact]
    public async Task CreateDocument_AboutEachSubject_IsReadAsRecorded()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var officer = await scene.OfficerAsync();
        foreach (var subject in new[] { home.AsSetting, home.AsRegistration, home.AsOrganisation })
        {
            var request = Request(scene, subject);
            request.IssuedOn = new DateOnly(2025, 1, 2).ToMessage();
            request.ExpiresOn = new DateOnly(2026, 1, 1).ToMessage();
            request.Reference = "EDRMS/42";

            var created = await officer.Documents.CreateDocumentAsync(request);
            var read = await officer.Documents.GetDocumentAsync(
                new GetDocumentRequest { Id = created.Document.Id }
            );

            if (subject.Registration is { } key)
                key.Regulator = Regulator.Ofsted;
            Assert.Equal(created.Document, read.Document);
            Assert.Equal(
                new Document
                {
                    Id = created.Document.Id,
                    ConsortiumId = scene.Members,
                    Type = "insurance",
                    Subject = subject,
                    IssuedOn = request.IssuedOn,
                    ExpiresOn = request.ExpiresOn,
                    ReceivedOn = scene.Today.ToMessage(),
                    Reference = "EDRMS/42",
                    CouncilId = await scene.People.CouncilIdAsync(TestPrincipals.Bristol),
                    UpdatedAt = created.Document.UpdatedAt,
                    Etag = created.Document.Etag,
                },
                read.Document
            );
        }
    }

    [Fact]
    public async Task CreateDocument_ByACoordinator_HasNoCouncil()
    {
        var scene = await Scene.SetAsync();
        var coordinator = await scene.People.CoordinatorAsync();

        var created = await coordinator.Documents.CreateDocumentAsync(
            Request(scene, (await scene.HomeAsync()).AsSetting)
        );

        Assert.Empty(created.Document.CouncilId);
    }

    [Fact]
    public async Task CreateDocument_Repeated_IsRecordedOnce()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var officer = await scene.OfficerAsync();
        var request = Request(scene, home.AsSetting);
        request.RequestId = Guid.NewGuid().ToString();

        var first = await officer.Documents.CreateDocumentAsync(request);
        var second = await officer.Documents.CreateDocumentAsync(request);
        request.Type = "safeguarding";
        await PlatformAssert.FailsAsync(
            ErrorReason.RequestIdReused,
            officer.Documents.CreateDocumentAsync(request)
        );

        Assert.Equal(first, second);
        var listed = await officer.Documents.ListDocumentsAsync(
            new ListDocumentsRequest { Subject = home.AsSetting }
        );
        Assert.Equal([first.Document], listed.Documents);
    }

    private static CreateDocumentRequest Request(Scene scene, DocumentSubject subject) =>
        new()
        {
            ConsortiumId = scene.Members,
            Subject = subject,
            Type = "insurance",
        };
}
