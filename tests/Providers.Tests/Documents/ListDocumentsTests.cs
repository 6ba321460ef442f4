using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Documents;

public class ListDocumentsTests
{
    [Fact]
    public async Task ListDocuments_WithAFilter_ListsWhatItSays()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var day = new DateOnly(2030, 1, 1);
        var insurance = await scene.DocumentAsync(home.AsSetting, "insurance", expires: day);
        var purpose = await scene.DocumentAsync(home.AsSetting, "statement_of_purpose");
        var ofRegistration = await scene.DocumentAsync(home.AsRegistration, "insurance");
        var ofOwner = await scene.DocumentAsync(home.AsOrganisation, "insurance");
        var officer = await scene.OfficerAsync();

        await ListsAsync([purpose, insurance], new() { Subject = home.AsSetting });
        await ListsAsync([ofRegistration], new() { Subject = home.AsRegistration });
        await ListsAsync([ofOwner], new() { Subject = home.AsOrganisation });
        await ListsAsync([insurance], new() { Subject = home.AsSetting, Type = "insurance" });
        await ListsAsync(
            [insurance],
            new() { Subject = home.AsSetting, ExpiresBy = day.ToMessage() }
        );
        await ListsAsync(
            [],
            new() { Subject = home.AsSetting, ExpiresBy = day.AddDays(-1).ToMessage() }
        );
        await ListsAsync(
            [purpose, insurance],
            new() { Subject = home.AsSetting, ConsortiumId = scene.Members }
        );
        await ListsAsync([], new() { Subject = new() { Registration = new() { Urn = "SC0" } } });

        async Task ListsAsync(Document[] expected, ListDocumentsRequest request) =>
            Assert.Equal(expected, (await officer.Documents.ListDocumentsAsync(request)).Documents);
    }

    [Fact]
    public async Task ListDocuments_PageByPage_ListsEachOnceNewestReceivedFirst()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var reader = await scene.ReaderAsync();
        var days = new[] { 5, 3, 9, 3, 3 };
        var documents = new List<Document>();
        foreach (var day in days)
            documents.Add(
                await scene.DocumentAsync(home.AsSetting, "insurance", scene.Today.AddDays(-day))
            );
        var request = new ListDocumentsRequest { Subject = home.AsSetting, PageSize = 2 };

        var first = await reader.Documents.ListDocumentsAsync(request);
        var all = await reader.ListDocumentsAsync(request).ToListAsync();

        Assert.Equal(2, first.Documents.Count);
        Assert.Equal([documents[4], documents[3], documents[1], documents[0], documents[2]], all);
    }

    [Fact]
    public async Task ListDocuments_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();

        await PlatformAssert.FailsOnFieldAsync(
            "type",
            reader.Documents.ListDocumentsAsync(new ListDocumentsRequest { Type = "gossip" })
        );
        await PlatformAssert.FailsOnFieldAsync(
            "page_size",
            reader.Documents.ListDocumentsAsync(new ListDocumentsRequest { PageSize = -1 })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PageTokenInvalid,
            reader.Documents.ListDocumentsAsync(new ListDocumentsRequest { PageToken = "x" })
        );
    }
}
