using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Documents;

public class ReviewDocumentTests
{
    [Fact]
    public async Task ReviewDocument_ThatDoesNotExist_IsNotFound()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            officer.Documents.ReviewDocumentAsync(Satisfactory(Guid.NewGuid().ToString()))
        );
    }

    [Fact]
    public async Task ReviewDocument_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var home = await scene.HomeAsync();
        var received = scene.Today.AddDays(-3);
        var document = await scene.DocumentAsync(home.AsSetting, "insurance", received);
        var none = Satisfactory(document.Id);
        none.Verdict = DocumentVerdict.Unspecified;
        var unknown = Satisfactory(document.Id);
        unknown.Verdict = (DocumentVerdict)9;
        var early = Satisfactory(document.Id, received.AddDays(-1));
        var late = Satisfactory(document.Id, scene.Today.AddDays(1));

        await FailsOnAsync("verdict", none);
        await FailsOnAsync("verdict", unknown);
        await FailsOnAsync("reviewed_on", early);
        await FailsOnAsync("reviewed_on", late);

        Task FailsOnAsync(string field, ReviewDocumentRequest request) =>
            PlatformAssert.FailsOnFieldAsync(field, officer.Documents.ReviewDocumentAsync(request));
    }

    [Fact]
    public async Task ReviewDocument_WithAnOldEtag_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var home = await scene.HomeAsync();
        var document = await scene.DocumentAsync(home.AsSetting, "insurance");
        var request = Satisfactory(document.Id);
        request.Etag = document.Etag;

        var reviewed = await officer.Documents.ReviewDocumentAsync(request);
        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            officer.Documents.ReviewDocumentAsync(request)
        );

        Assert.NotEqual(document.Etag, reviewed.Document.Etag);
    }

    [Fact]
    public async Task ReviewDocument_ByAnotherMember_CountsAndTheLastOneStands()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var home = await scene.HomeAsync();
        var received = scene.Today.AddDays(-3);
        var document = await scene.DocumentAsync(home.AsRegistration, "insurance", received);

        await officer.Documents.ReviewDocumentAsync(Satisfactory(document.Id));
        var request = Satisfactory(document.Id, received);
        request.Verdict = DocumentVerdict.Rejected;
        var last = await bath.Documents.ReviewDocumentAsync(request);

        var expected = document.Clone();
        expected.Verdict = DocumentVerdict.Rejected;
        expected.ReviewedOn = received.ToMessage();
        expected.ReviewedByCouncilId = await scene.People.CouncilIdAsync(TestPrincipals.Bath);
        expected.UpdatedAt = last.Document.UpdatedAt;
        expected.Etag = last.Document.Etag;
        Assert.Equal(expected, last.Document);
        Assert.True(last.Document.UpdatedAt.CompareTo(document.UpdatedAt) > 0);
    }

    [Fact]
    public async Task ReviewDocument_ByACoordinator_NamesNoCouncil()
    {
        var scene = await Scene.SetAsync();
        var coordinator = await scene.People.CoordinatorAsync();
        var home = await scene.HomeAsync();
        var document = await scene.DocumentAsync(home.AsSetting, "insurance");

        var reviewed = await coordinator.Documents.ReviewDocumentAsync(Satisfactory(document.Id));

        Assert.Equal(scene.Today, reviewed.Document.ReviewedOn.ToDateOnly());
        Assert.Empty(reviewed.Document.ReviewedByCouncilId);
        Assert.Equal(document.CouncilId, reviewed.Document.CouncilId);
    }

    private static ReviewDocumentRequest Satisfactory(string id, DateOnly? on = null) =>
        new()
        {
            Id = id,
            Verdict = DocumentVerdict.Satisfactory,
            ReviewedOn = on?.ToMessage(),
        };
}
