using System.Globalization;
using System.Text.Json.Nodes;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;

namespace RegionalProviders.EndToEnd.Tests.Commands;

/// <summary>Agreements, as the commands read them from files.</summary>
internal static class PlacementFiles
{
    /// <summary>Records a placement that costs £4,000.00 a week, and returns its id.</summary>
    public static async Task<string> CreateAsync(
        CouncilsAtWork councils,
        string profile,
        string child,
        DateOnly start,
        Action<JsonObject>? change = null
    )
    {
        var agreement = new JsonObject
        {
            ["childReference"] = child,
            ["ageYears"] = 12,
            ["gender"] = "GENDER_CODE_FEMALE",
            ["settingId"] = $"{Guid.NewGuid()}",
            ["organisationId"] = $"{Guid.NewGuid()}",
            ["serviceType"] = "SERVICE_TYPE_CHILDRENS_HOME",
            ["startOn"] = Date(start),
            ["legalStatusCode"] = "C2",
            ["purchase"] = "PURCHASE_SPOT",
            ["teamReference"] = "TEAM-7",
            ["costLines"] = new JsonArray(
                new JsonObject
                {
                    ["kind"] = "COST_LINE_KIND_CORE",
                    ["description"] = "Core fee",
                    ["weekly"] = new JsonObject
                    {
                        ["total"] = Pence(400_000),
                        ["socialCare"] = Pence(400_000),
                    },
                }
            ),
        };
        change?.Invoke(agreement);
        var file = councils.Path($"{child}.json");
        await File.WriteAllTextAsync(file, agreement.ToJsonString());
        var created = await JsonAsync(profile, $"placements create {file}");
        return (string)created["id"]!;
    }

    /// <summary>The output of a command line, as JSON.</summary>
    public static async Task<JsonNode> JsonAsync(string profile, string line) =>
        JsonNode.Parse((await RunAsync(profile, $"{line} -o json")).Output)!;

    public static JsonObject Date(DateOnly day) =>
        new()
        {
            ["year"] = day.Year,
            ["month"] = day.Month,
            ["day"] = day.Day,
        };

    public static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Pence(long pence) =>
        new() { ["pence"] = pence, ["currencyCode"] = "GBP" };
}
