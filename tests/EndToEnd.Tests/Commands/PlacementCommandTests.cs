using System.Globalization;
using System.Text.Json.Nodes;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;

namespace RegionalProviders.EndToEnd.Tests.Commands;

/// <summary>The whole life of an agreement, by commands.</summary>
[Collection(CommandTests.Name)]
public sealed class PlacementCommandTests(CouncilsAtWork councils)
{
    private DateOnly Today => DateOnly.FromDateTime(councils.Platform.Clock.GetUtcNow().Date);

    [Fact]
    public async Task PositionsSnapshot_OfAnOperator_IsOneDocumentAndNobodyElses()
    {
        var snapshot = (await RunAsync(councils.Operator, "positions snapshot")).Json().RootElement;

        Assert.True(snapshot.GetProperty("takenAt").TryGetDateTimeOffset(out _));
        Assert.Equal(
            System.Text.Json.JsonValueKind.Array,
            snapshot.GetProperty("positions").ValueKind
        );
        await FailAsync(4, councils.Officer, "positions snapshot");
    }

    [Fact]
    public async Task Agreement_FromItsStartToItsEnd_IsKeptByCommands()
    {
        await WriteAsync("agreement.json", Agreement("RP-1001", 400_000));
        var id = Text(
            await JsonAsync($"placements create {councils.Path("agreement.json")}"),
            "id"
        );

        var shown = await JsonAsync($"placements show {id}");
        Assert.Equal("RP-1001", Text(shown, "childReference"));
        Assert.Equal("400000", (string?)shown["weekly"]!["total"]!["pence"]);
        var table = await RunAsync(councils.Officer, $"placements show {id}");
        Assert.Matches("Weekly +4000.00\n", table.Output);
        Assert.Matches("Team +TEAM-7\n", table.Output);

        await WriteAsync(
            "lines.json",
            new JsonObject { ["costLines"] = new JsonArray(Core(500_000)) }
        );
        var amended = await JsonAsync(
            $"placements amend {id} {councils.Path("lines.json")} --from {Day(Today)} --reason 'New fee'"
        );
        Assert.Equal(2, (int)amended["number"]!);
        var listed = await JsonAsync(
            $"placements list --setting {Text(shown, "settingId")} --live-on {Day(Today)}"
        );
        Assert.Equal(
            (id, "500000"),
            (Text(listed[0]!, "id"), (string?)listed[0]!["weeklyTotal"]!["pence"])
        );
        var spend = await JsonAsync("placements spend --by setting");
        var here = Assert.Single(
            spend.AsArray(),
            group => Text(group!, "key") == Text(shown, "settingId")
        )!;
        Assert.Equal("500000", (string?)here["weeklyRate"]!["total"]!["pence"]);

        var ended = await RunAsync(
            councils.Officer,
            $"placements end {id} --on {Day(Today.AddDays(1))} --reason E8"
        );
        Assert.Matches("End reason +E8\n", ended.Output);
        await FailAsync(
            7,
            councils.Officer,
            $"placements end {id} --on {Day(Today.AddDays(2))} --reason E8"
        );
        await FailAsync(5, councils.OfficerOfLeeds, $"placements show {id}");
    }

    [Fact]
    public async Task Create_OfWhatShowWrote_RecordsTheSameAgain()
    {
        await WriteAsync("first.json", Agreement("RP-1002", 100_000));
        var first = Text(await JsonAsync($"placements create {councils.Path("first.json")}"), "id");
        await WriteAsync("second.json", await JsonAsync($"placements show {first}"));

        var second = Text(
            await JsonAsync($"placements create {councils.Path("second.json")}"),
            "id"
        );

        Assert.NotEqual(first, second);
        Assert.Equal(
            "RP-1002",
            Text(await JsonAsync($"placements show {second}"), "childReference")
        );
    }

    [Fact]
    public async Task Create_OfAFileThatIsNoAgreement_SaysSoWithoutQuotingIt()
    {
        await File.WriteAllTextAsync(councils.Path("broken.json"), "{\"childReference\":\"RP-77");
        var wrong = Agreement("RP-1003", 100_000);
        wrong["ageYears"] = 40;
        await WriteAsync("wrong.json", wrong);

        var broken = await FailAsync(
            6,
            councils.Officer,
            $"placements create {councils.Path("broken.json")}"
        );
        var refused = await FailAsync(
            6,
            councils.Officer,
            $"placements create {councils.Path("wrong.json")}"
        );

        Assert.DoesNotContain("RP-77", broken, StringComparison.Ordinal);
        Assert.Contains("agreement.age_years", refused, StringComparison.Ordinal);
    }

    private async Task<JsonNode> JsonAsync(string line) =>
        JsonNode.Parse((await RunAsync(councils.Officer, $"{line} -o json")).Output)!;

    private Task WriteAsync(string file, JsonNode node) =>
        File.WriteAllTextAsync(councils.Path(file), node.ToJsonString());

    private JsonObject Agreement(string child, long pence)
    {
        var start = Today.AddDays(-30);
        return new JsonObject
        {
            ["childReference"] = child,
            ["ageYears"] = 12,
            ["gender"] = "GENDER_CODE_FEMALE",
            ["settingId"] = $"{Guid.NewGuid()}",
            ["organisationId"] = $"{Guid.NewGuid()}",
            ["serviceType"] = "SERVICE_TYPE_CHILDRENS_HOME",
            ["startOn"] = new JsonObject
            {
                ["year"] = start.Year,
                ["month"] = start.Month,
                ["day"] = start.Day,
            },
            ["legalStatusCode"] = "C2",
            ["purchase"] = "PURCHASE_SPOT",
            ["teamReference"] = "TEAM-7",
            ["costLines"] = new JsonArray(Core(pence)),
        };
    }

    private static JsonObject Core(long pence) =>
        new()
        {
            ["kind"] = "COST_LINE_KIND_CORE",
            ["description"] = "Core fee",
            ["weekly"] = new JsonObject
            {
                ["total"] = new JsonObject { ["pence"] = pence, ["currencyCode"] = "GBP" },
                ["socialCare"] = new JsonObject { ["pence"] = pence, ["currencyCode"] = "GBP" },
            },
        };

    private static string Text(JsonNode node, string name) => (string)node[name]!;

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
