using System.Text.Json.Nodes;
using RegionalProviders.Testing;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;
using static RegionalProviders.EndToEnd.Tests.Commands.PlacementFiles;

namespace RegionalProviders.EndToEnd.Tests.Commands;

/// <summary>Notices from regulators, and what a council decides about them, by commands.</summary>
[Collection(CommandTests.Name)]
public sealed class RegulatorCommandTests(CouncilsAtWork councils)
{
    private DateOnly Today => DateOnly.FromDateTime(councils.Platform.Clock.GetUtcNow().Date);

    [Fact]
    public async Task Suspension_OfAHomeWithAPlacement_IsRecordedListedAndReviewed()
    {
        var setting = Guid.NewGuid().ToString();
        await CreateAsync(
            councils,
            councils.Officer,
            "RP-4001",
            Today.AddDays(-30),
            agreement => agreement["settingId"] = setting
        );
        var file = await WriteAsync("suspension.json", setting, Today.AddDays(-2));

        var recorded = await Eventually.SucceedsAsync(() =>
            RunAsync(councils.Officer, $"regulator record {file}")
        );
        var again = await JsonAsync(councils.OfficerOfBath, $"regulator record {file}");

        var id = (string)again["id"]!;
        Assert.Matches("Type +suspended\n", recorded.Output);
        Assert.Matches("State +in force\n", recorded.Output);
        Assert.Contains(id, recorded.Output, StringComparison.Ordinal);
        Assert.Equal([id], await IdsAsync(councils.Officer, "--in-force"));
        Assert.Empty(await IdsAsync(councils.Officer, "--ended"));
        Assert.Empty(await IdsAsync(councils.OfficerOfLeeds, ""));
        // The service learns of the placement over the bus.
        await Eventually.BecomesAsync(
            () => IdsAsync(councils.Officer, "--to-review"),
            listed => listed.Count == 1
        );
        Assert.Empty(await IdsAsync(councils.OfficerOfBath, "--to-review"));

        await FailAsync(2, councils.Officer, $"regulator review {id}");
        await FailAsync(2, councils.Officer, $"regulator review {id} --decision perhaps");
        await FailAsync(5, councils.OfficerOfLeeds, $"regulator review {id} --decision stay");
        var reviewed = await RunAsync(
            councils.Officer,
            $"regulator review {id} --decision temporary-move --note 'Until it is lifted'"
        );

        Assert.Matches("Decision +temporary-move\n", reviewed.Output);
        Assert.Contains("Until it is lifted", reviewed.Output, StringComparison.Ordinal);
        Assert.Empty(await IdsAsync(councils.Officer, "--to-review"));
        Assert.Matches(
            "reviewed +" + id,
            (await RunAsync(councils.Officer, $"regulator list --setting {setting}")).Output
        );

        async Task<IReadOnlyList<string>> IdsAsync(string profile, string options) =>
            [
                .. (await JsonAsync(profile, $"regulator list --setting {setting} {options}"))
                    .AsArray()
                    .Select(each => (string)each!["id"]!),
            ];
    }

    [Fact]
    public async Task Record_OfWhatIsWrong_NamesTheField()
    {
        var setting = Guid.NewGuid().ToString();
        var file = await WriteAsync("future.json", setting, Today.AddDays(1));
        await File.WriteAllTextAsync(
            councils.Path("no-notice.json"),
            "{\"reason\":\"Not to be seen"
        );

        Assert.Contains(
            "notice.decided_on",
            await FailAsync(6, councils.Officer, $"regulator record {file}"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Not to be seen",
            await FailAsync(
                6,
                councils.Officer,
                $"regulator record {councils.Path("no-notice.json")}"
            ),
            StringComparison.Ordinal
        );
        await FailAsync(4, councils.Operator, $"regulator record {file}");
    }

    private async Task<string> WriteAsync(string name, string setting, DateOnly decided)
    {
        var file = councils.Path(name);
        await File.WriteAllTextAsync(
            file,
            new JsonObject
            {
                ["consortiumId"] = await councils.Platform.People.MembersAsync(),
                ["type"] = "REGULATORY_NOTICE_TYPE_SUSPENDED",
                ["settingId"] = setting,
                ["paragraph"] = "14A",
                ["decidedOn"] = Date(decided),
                ["effectiveOn"] = Date(decided),
                ["endsOn"] = Date(decided.AddDays(60)),
                ["reason"] = "Staffing fell.",
            }.ToJsonString()
        );
        return file;
    }
}
