using RegionalProviders.AccessLog.V1;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

/// <summary>
/// A council of another consortium sees what a member recorded only because of placements that it recorded itself. That it
/// did is in the log of both councils.
/// </summary>
public sealed class FirstSightTests
{
    [Theory]
    [InlineData("ListDrafts")]
    [InlineData("GetDraft")]
    [InlineData("GetInboxCounts")]
    public async Task Draft_SeenByPlacementsAlone_IsLoggedOnceForReaderAndHost(string first)
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        var draft = await RecordedByMemberAsync(scene, home);
        await home.LiveAsync(TestPrincipals.Leeds, 1, since: Scene.Today.AddDays(-7));
        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);
        Assert.Empty(await LinesAsync(scene, TestPrincipals.Leeds, draft));

        await SeeAsync(leeds, first, draft);
        foreach (var again in new[] { "ListDrafts", "GetDraft", "GetInboxCounts" })
            await SeeAsync(leeds, again, draft);

        var line = Assert.Single(await LinesAsync(scene, TestPrincipals.Leeds, draft));
        Assert.Equal(
            ("draft_first_sight", $"council:{await scene.CouncilAsync(TestPrincipals.Leeds)}"),
            (line.ObjectKind, line.Chain)
        );
        Assert.EndsWith($"/{first}", line.Method, StringComparison.Ordinal);
        Assert.Equal([draft], line.ObjectIds);
        Assert.Equal(line, Assert.Single(await LinesAsync(scene, TestPrincipals.Bath, draft)));
        Assert.Empty(await LinesAsync(scene, TestPrincipals.Bristol, draft));
    }

    /// <summary>The host, a member of the consortium, and whom the register told see what they would see without placements.</summary>
    [Fact]
    public async Task Draft_SeenForAnotherReason_IsNotLogged()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        var draft = await RecordedByMemberAsync(scene, home);
        foreach (var gss in new[] { TestPrincipals.Bath, TestPrincipals.Somerset })
            await home.LiveAsync(gss, 1, since: Scene.Today.AddDays(-7));
        var judged = new Register(scene);
        await judged.LiveAsync(TestPrincipals.Leeds, 1, since: Scene.Today.AddDays(-7));
        await judged.InadequateAsync();

        Assert.Single(await home.DraftsAsync(TestPrincipals.Bath));
        Assert.Single(await home.DraftsAsync(TestPrincipals.Somerset));
        var told = Assert.Single(await judged.DraftsAsync(TestPrincipals.Leeds));

        foreach (var gss in new[] { TestPrincipals.Bath, TestPrincipals.Somerset })
            Assert.Empty(await LinesAsync(scene, gss, draft));
        Assert.Empty(await LinesAsync(scene, TestPrincipals.Leeds, told.Id));
    }

    private static async Task<string> RecordedByMemberAsync(Scene scene, Register home)
    {
        await home.RecordAsync(TestPrincipals.Bath, 1);
        await RegulatoryDraftTests.RecordAsync(
            scene,
            home.Setting,
            RegulatoryNoticeType.Suspended,
            each => each.Urn = home.Urn
        );
        return (await home.DraftAsync()).Id;
    }

    private static Task SeeAsync(RegionalProvidersClient caller, string method, string draft) =>
        method switch
        {
            "ListDrafts" => caller
                .NoticeDrafts.ListDraftsAsync(new ListDraftsRequest { PageSize = 200 })
                .ResponseAsync,
            "GetDraft" => caller
                .NoticeDrafts.GetDraftAsync(new GetDraftRequest { Id = draft })
                .ResponseAsync,
            _ => caller.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest()).ResponseAsync,
        };

    private static async Task<IReadOnlyList<AccessLogEntry>> LinesAsync(
        Scene scene,
        string gss,
        string draft
    )
    {
        var reader = await scene.People.CouncilAsync(gss, Role.QualityLead);
        return
        [
            .. (
                await reader.AccessLog.ListAccessLogEntriesAsync(
                    new ListAccessLogEntriesRequest { ObjectId = draft }
                )
            ).Entries,
        ];
    }
}
