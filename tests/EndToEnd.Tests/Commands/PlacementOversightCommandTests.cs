using System.Globalization;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;
using static RegionalProviders.EndToEnd.Tests.Commands.PlacementFiles;

namespace RegionalProviders.EndToEnd.Tests.Commands;

/// <summary>Oversight that is due for placements, and changes while placements last.</summary>
[Collection(CommandTests.Name)]
public sealed class PlacementOversightCommandTests(CouncilsAtWork councils)
{
    private DateOnly Today => DateOnly.FromDateTime(councils.Platform.Clock.GetUtcNow().Date);

    [Fact]
    public async Task Overdue_OfAnUnregulatedPlacement_ListsWhatIsDueAndWhatWillBe()
    {
        var start = Today.AddDays(-30);
        var id = await CreateAsync(
            councils,
            councils.Officer,
            "RP-2001",
            start,
            agreement => agreement["unregulated"] = true
        );
        var due = Day(start);

        Assert.Equal(
            [
                $"{due} OVERSIGHT_KIND_SENIOR_APPROVAL",
                $"{due} OVERSIGHT_KIND_REGULATOR_NOTIFIED",
                $"{due} OVERSIGHT_KIND_PROVIDER_APPLICATION",
            ],
            await ItemsAsync("placements overdue")
        );
        Assert.Equal(
            $"{Day(start.AddMonths(3))} OVERSIGHT_KIND_VISIT",
            (await ItemsAsync("placements overdue --within 90"))[^1]
        );
        Assert.Matches(
            $"{start.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} +yes +oversight +senior-approval .*{id}",
            (await RunAsync(councils.Officer, "placements overdue")).Output
        );
        Assert.DoesNotContain(
            id,
            (await RunAsync(councils.OfficerOfBath, "placements overdue")).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "due_within_days",
            await FailAsync(6, councils.Officer, "placements overdue --within 93"),
            StringComparison.Ordinal
        );

        async Task<List<string>> ItemsAsync(string line) =>
            [
                .. (await JsonAsync(councils.Officer, line))
                    .AsArray()
                    .Where(item => (string?)item!["agreementId"] == id)
                    .Select(item =>
                        $"{item!["dueOn"]!["year"]}-{(int)item["dueOn"]!["month"]!:00}-{(int)item["dueOn"]!["day"]!:00} {item["oversightKind"]}"
                    ),
            ];
    }

    [Fact]
    public async Task Update_OfAPlacement_ChangesWhatIsNamedAndNothingElse()
    {
        var id = await CreateAsync(councils, councils.Officer, "RP-2002", Today.AddDays(-30));
        var before = await JsonAsync(councils.Officer, $"placements show {id}");
        var update = $"placements update {id} --from {Day(Today)} --reason Moved";

        var shown = await JsonAsync(councils.Officer, $"{update} --team TEAM-8");
        var after = await JsonAsync(councils.Officer, $"placements show {id}");

        Assert.Equal("TEAM-8", (string?)shown["teamReference"]);
        Assert.Equal(
            ("TEAM-8", "C2"),
            ((string?)after["teamReference"], (string?)after["legalStatusCode"])
        );
        await RunAsync(councils.Officer, $"{update} --legal-status none");
        var without = await JsonAsync(councils.Officer, $"placements show {id}");
        Assert.Equal(
            ("TEAM-8", ""),
            ((string?)without["teamReference"], (string?)without["legalStatusCode"] ?? "")
        );
        Assert.Contains(
            "--planned-end",
            await FailAsync(6, councils.Officer, update),
            StringComparison.Ordinal
        );
        await FailAsync(7, councils.Officer, $"{update} --team TEAM-9 --etag {before["etag"]}");
        await FailAsync(5, councils.OfficerOfLeeds, $"{update} --team TEAM-9");
        await FailAsync(2, councils.Officer, $"placements update {id} --team TEAM-9");
    }

    [Fact]
    public async Task Liberty_RecordedAndWithdrawn_StaysToBeRead()
    {
        var id = await CreateAsync(councils, councils.Officer, "RP-2003", Today.AddDays(-30));
        var record =
            $"placements liberty {id} --from {Day(Today)} --until {Day(Today.AddDays(9))} --reference ORDER-1";

        var recorded = await JsonAsync(councils.Officer, record);
        var authorisation = (string)recorded["id"]!;
        var withdraw = $"placements withdraw-liberty {id} {authorisation}";

        Assert.Equal((authorisation, ""), await OnlyAsync());
        await FailAsync(2, councils.Officer, withdraw);
        await FailAsync(5, councils.OfficerOfLeeds, $"{withdraw} --reason Wrong.");
        await RunAsync(councils.Officer, $"{withdraw} --reason 'Of another child'");
        Assert.Equal((authorisation, "Of another child"), await OnlyAsync());
        await FailAsync(7, councils.Officer, $"{withdraw} --reason Twice.");
        await FailAsync(2, councils.Officer, $"placements liberty {id} --reference ORDER-1");
        await FailAsync(5, councils.OfficerOfLeeds, record);

        async Task<(string?, string?)> OnlyAsync()
        {
            var shown = await JsonAsync(councils.Officer, $"placements show {id}");
            var only = Assert.Single(shown["libertyAuthorisations"]!.AsArray())!;
            return ((string?)only["id"], (string?)only["withdrawnReason"]);
        }
    }
}
