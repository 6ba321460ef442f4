using System.Text.Json;
using System.Text.RegularExpressions;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>The demonstration of <c>make run</c>, then the commands that it suggests.</summary>
public sealed class DemonstrationTests(DemonstratedPlatform demonstrated)
    : IClassFixture<DemonstratedPlatform>
{
    [Fact]
    public async Task Demonstration_OnAnEmptyPlatform_ShowsTheRegisterAtWork()
    {
        var first = demonstrated.First.Succeeded();

        Assert.Contains(
            "5000 read, 5000 created, 0 updated, 0 unchanged, 0 withdrawn, 0 rejected",
            first.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("Hawthorn", first.Output, StringComparison.Ordinal);
        Assert.Matches("[0-9]+ went down", first.Output);
        Assert.Matches(@"Accepted +10 returns", first.Output);
        Assert.Matches(@"Accepted +2 returns", first.Output);
        foreach (
            var rule in new[]
            {
                "cost.parts_do_not_add_up",
                "placement.start_in_future",
                "urn.missing",
                "identifier.duplicate",
            }
        )
            Assert.Contains(rule, first.Output, StringComparison.Ordinal);
        Assert.Equal(12, Regex.Count(first.Output, @"│ accepted │"));

        Assert.Matches(
            @"Published +the regional tables, from the returns of 12 councils",
            first.Output
        );
        Assert.Matches(@"│ Fostering - Mainstream +│ [0-9]+ +│", first.Output);
        Assert.Contains(
            "Rows that are absent count 0 or are suppressed",
            first.Output,
            StringComparison.Ordinal
        );
        Assert.Matches(@"│ [A-Z][a-z]+ [A-Z][a-z]+ Care Limited +│ [0-9]+ +│", first.Output);

        Assert.Matches(
            "the platform +│ drafts a notice about [0-9A-Z]+: .+, now Inadequate",
            first.Output
        );
        Assert.Matches(@"in the watches of all 12 members by [0-9,]+ ms", first.Output);
        Assert.Equal(12, Regex.Count(first.Output, "│ receives it( |,)(?!by)"));
        Assert.Equal(2, Regex.Count(first.Output, "receives it, marked affected"));
        Assert.Contains(
            "receives it by webhook, signature verified",
            first.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "3 of 12 members have acknowledged it",
            first.Output,
            StringComparison.Ordinal
        );

        // A second run finds what the first created: nothing is created twice, and the older list changes nothing.
        var second = (await demonstrated.DemonstrateAsync()).Succeeded();
        Assert.Contains(
            "5000 read, 0 created, 0 updated, 5000 unchanged",
            second.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotMatch(@"Accepted +", second.Output);
        Assert.Matches("Notice +about [0-9A-Z]+: raised before, still open", second.Output);
        Assert.Equal(12, Regex.Count(second.Output, @"│ accepted │"));

        var council = Path.Combine(demonstrated.Folder, "council.json");
        var found = (
            await Programs.RpAsync(
                council,
                "providers",
                "search",
                "Willow",
                "--region",
                "South West",
                "--output",
                "json"
            )
        ).Succeeded();
        using var page = JsonDocument.Parse(found.Output);
        Assert.True(page.RootElement.GetRawText().Contains("Willow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NodeClient_WithTheProtosAlone_SearchesTheRegister()
    {
        demonstrated.First.Succeeded();
        var node = Path.Combine(Programs.Root, "clients", "examples", "node");
        Assert.True(
            Directory.Exists(Path.Combine(node, "node_modules")),
            "Run `npm ci` in clients/examples/node first; `make test` does."
        );

        var outcome = await Programs.RunAsync(
            "node",
            ["search.mjs", Path.Combine(demonstrated.Folder, "council.json"), "Hawthorn"],
            node
        );

        outcome.Succeeded();
        Assert.Contains("Hawthorn", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("NOT_FOUND", outcome.Output, StringComparison.Ordinal);
    }
}
