using System.Globalization;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;
using static RegionalProviders.EndToEnd.Tests.Commands.PlacementFiles;

namespace RegionalProviders.EndToEnd.Tests.Commands;

/// <summary>What happens to agreements when their retention period is over, by commands.</summary>
[Collection(CommandTests.Name)]
public sealed class RetentionCommandTests(CouncilsAtWork councils)
{
    private DateOnly Today => DateOnly.FromDateTime(councils.Platform.Clock.GetUtcNow().Date);

    [Fact]
    public async Task Agreement_HeldAndReleased_IsThenDeletedForGood()
    {
        var id = await EndedAsync("RP-3001");
        var delete = $"retention decide {id} --kind agreement --delete --reason 'Time is over'";
        var reviews = await RunAsync(councils.Officer, "retention reviews --kind agreement");
        Assert.Matches($"agreement +{Today.Year - 7} .*{id}", reviews.Output);

        await FailAsync(4, councils.Officer, delete);
        await FailAsync(4, councils.Officer, "retention hold --reason Inquiry");
        var hold = await JsonAsync(
            councils.Approver,
            $"retention hold {id} --kind agreement --reason 'Inquiry of the ombudsman'"
        );
        await FailAsync(7, councils.Approver, delete);
        Assert.True(await IsListedAsync("retention holds", "Inquiry of the ombudsman"));
        Assert.Matches(
            $"yes +{id}",
            (await RunAsync(councils.Officer, "retention reviews")).Output
        );
        await FailAsync(2, councils.Approver, $"retention release {hold["id"]}");
        await FailAsync(4, councils.Officer, $"retention release {hold["id"]} --reason Over.");
        var released = await RunAsync(
            councils.Approver,
            $"retention release {hold["id"]} --reason 'Inquiry closed'"
        );
        Assert.Contains("Inquiry closed", released.Output, StringComparison.Ordinal);
        Assert.False(await IsListedAsync("retention holds", (string)hold["id"]!));
        Assert.True(await IsListedAsync("retention holds --released", (string)hold["id"]!));

        var deleted = await RunAsync(councils.Approver, delete);

        Assert.Matches("What +delete\n", deleted.Output);
        Assert.Matches("Records deleted +[1-9]", deleted.Output);
        await FailAsync(5, councils.Officer, $"placements show {id}");
        Assert.False(await IsListedAsync("retention reviews", id));
        Assert.True(await IsListedAsync("retention decisions", "Time is over"));
        Assert.DoesNotContain(
            id,
            (await RunAsync(councils.OfficerOfLeeds, "retention decisions")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Agreement_Kept_ComesUpAgainOnThatDay()
    {
        var id = await EndedAsync("RP-3002");
        var decide = $"retention decide {id} --kind agreement --reason 'Claim announced'";
        var day = Day(Today.AddDays(200));

        Assert.Contains(
            "--keep-until",
            await FailAsync(6, councils.Approver, decide),
            StringComparison.Ordinal
        );
        await FailAsync(6, councils.Approver, $"{decide} --delete --keep-until {day}");
        await FailAsync(6, councils.Approver, $"{decide} --keep-until {Day(Today)}");
        var kept = await RunAsync(councils.Approver, $"{decide} --keep-until {day}");

        var written = Today.AddDays(200).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        Assert.Matches($"Until +{written}\n", kept.Output);
        Assert.False(await IsListedAsync("retention reviews", id));
        Assert.True(await IsListedAsync($"retention reviews --until {day}", id));
        Assert.False(await IsListedAsync($"retention reviews --until {day} --kind submission", id));
    }

    [Fact]
    public async Task Hold_WithoutAnItem_CoversEverythingUntilItIsReleased()
    {
        var id = await EndedAsync("RP-3003");

        var hold = await JsonAsync(councils.Approver, "retention hold --reason 'Police inquiry'");

        Assert.Matches(
            "all .*Police inquiry",
            (await RunAsync(councils.Officer, "retention holds")).Output
        );
        await FailAsync(
            7,
            councils.Approver,
            $"retention decide {id} --kind agreement --delete --reason Over"
        );
        await RunAsync(councils.Approver, $"retention release {hold["id"]} --reason Closed");
        await RunAsync(
            councils.Approver,
            $"retention decide {id} --kind agreement --delete --reason Over"
        );
    }

    private async Task<string> EndedAsync(string child)
    {
        var id = await CreateAsync(
            councils,
            councils.Officer,
            child,
            Today.AddYears(-8),
            agreement => agreement["ageYears"] = 5
        );
        await RunAsync(
            councils.Officer,
            $"placements end {id} --on {Day(Today.AddYears(-7))} --reason E8"
        );
        return id;
    }

    private async Task<bool> IsListedAsync(string line, string words) =>
        (await RunAsync(councils.Officer, line)).Output.Contains(words, StringComparison.Ordinal);
}
