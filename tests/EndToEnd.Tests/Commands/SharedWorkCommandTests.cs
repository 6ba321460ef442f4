using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;

namespace RegionalProviders.EndToEnd.Tests.Commands;

/// <summary>Documents, compliance and property standards: what members of one consortium share.</summary>
[Collection(CommandTests.Name)]
public sealed class SharedWorkCommandTests(CouncilsAtWork councils)
{
    [Fact]
    public async Task Documents_FromReceiptToReview_ChangeWhatIsDue()
    {
        var added = await RunAsync(
            councils.Officer,
            "documents add --consortium Members --type insurance --urn SC012345 --issued 2026-01-02 "
                + "--expires 2099-03-31 --received 2026-01-05 --reference DS-1 -o json"
        );
        var document = added.Json().RootElement;
        var id = document.GetProperty("id").GetString();
        var due = await RunAsync(councils.Officer, "documents due --status to-review -o csv");
        var listed = await RunAsync(
            councils.Officer,
            "documents list --urn SC012345 --type insurance"
        );
        var reviewed = await RunAsync(
            councils.Officer,
            $"documents review {id} --verdict satisfactory --etag {document.GetProperty("etag").GetString()}"
        );
        var compliance = await RunAsync(councils.Officer, "compliance SC012345");
        var asJson = await RunAsync(councils.Officer, "compliance SC012345 -o json");
        var dueLater = await RunAsync(councils.Officer, "documents due --status to-review -o csv");

        Assert.Contains(
            "SC012345,(withheld),childrens-home,insurance,to-review",
            due.Output,
            StringComparison.Ordinal
        );
        Assert.Matches(
            $"insurance +SC012345 +5 Jan 2026 +2 Jan 2026 +31 Mar 2099 .*DS-1 +{id}",
            listed.Output
        );
        Assert.Matches("Verdict +satisfactory\n", reviewed.Output);
        Assert.Matches($"insurance +current +[0-9]+ [A-Z][a-z]+ [0-9]+ +{id}", compliance.Output);
        Assert.Contains(
            "By the default policy for childrens-home",
            compliance.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "SC012345",
            asJson.Json().RootElement.GetProperty("compliance").GetProperty("urn").GetString()
        );
        Assert.DoesNotContain("SC012345,(withheld)", dueLater.Output, StringComparison.Ordinal);
        await FailAsync(
            7,
            councils.Officer,
            $"documents review {id} --verdict rejected --etag {document.GetProperty("etag").GetString()}"
        );
    }

    [Fact]
    public async Task Documents_OfAnotherConsortium_AreNotToBeSeen()
    {
        var added = await RunAsync(
            councils.Officer,
            "documents add --consortium Members --type safeguarding --urn SC012347 -o json"
        );
        var id = added.Json().RootElement.GetProperty("id").GetString();

        var listed = await RunAsync(councils.OfficerOfLeeds, "documents list");
        await FailAsync(
            5,
            councils.OfficerOfLeeds,
            $"documents review {id} --verdict satisfactory"
        );
        await FailAsync(5, councils.OfficerOfLeeds, "documents list --consortium Members");
        var members = await councils.Platform.People.MembersAsync();
        await FailAsync(
            5,
            councils.OfficerOfLeeds,
            $"documents add --consortium {members} --type safeguarding --urn SC012347"
        );

        Assert.Equal("Nothing found.", listed.Error.Trim());
    }

    [Theory]
    [InlineData(2, "documents add --consortium Members --type insurance", "--urn")]
    [InlineData(
        6,
        "documents add --consortium Members --type castle --urn SC012345",
        "document-types"
    )]
    [InlineData(
        6,
        "documents add --consortium Members --type insurance --urn SC012345 --received 2999-01-01",
        "future"
    )]
    [InlineData(
        2,
        "documents add --consortium Members --type insurance --urn SC012345 --expires 31/03/2025",
        "YYYY-MM-DD"
    )]
    [InlineData(
        6,
        "documents add --consortium Members --type insurance --urn SC999999",
        "must be in the register"
    )]
    [InlineData(2, "documents review 1", "--verdict")]
    [InlineData(6, "documents review 1 --verdict rejected", "UUID")]
    [InlineData(2, "documents due --status lost", "overdue")]
    [InlineData(6, "documents due --within-days 5000", "366")]
    [InlineData(6, "compliance SC012345 --within-days -3", "366")]
    [InlineData(5, "compliance SC012345 --consortium Others", "rp consortia list")]
    public async Task Documents_OfWhatIsWrong_SayWhatToDo(int code, string line, string text)
    {
        var error = await FailAsync(code, councils.Officer, line);

        Assert.Contains(text, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PropertyStandards_SetFromOptions_AreGotBack()
    {
        var list = await RunAsync(councils.Officer, "property-standards list -o csv");
        await RunAsync(
            councils.Officer,
            "property-standards set SC012345 --consortium Members --on 2026-02-03 --met lounge.seating lounge.flooring "
                + "--not-met 'lounge.sockets=one is loose' --not-applicable lounge.television"
        );
        var got = await RunAsync(councils.Officer, "property-standards get SC012345");
        var json = await RunAsync(councils.Officer, "property-standards get SC012345 -o json");

        var items = list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
        Assert.Matches("lounge.seating +met ", got.Output);
        Assert.Matches("lounge.sockets +not-met +one is loose ", got.Output);
        Assert.Matches("lounge.television +not-applicable ", got.Output);
        Assert.Contains(
            $"Checked on 3 February 2026: 1 not met, {items - 4} of {items} unanswered.",
            got.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(4, json.Json().RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task PropertyStandards_FilledInAsCsv_AreRecordedWhole()
    {
        await RunAsync(
            councils.Officer,
            "property-standards set SC012347 --consortium Members --on 2026-02-03 --met lounge.seating"
        );
        var sheet = await RunAsync(councils.Officer, "property-standards get SC012347 -o csv");
        var file = councils.Path("sheet.csv");
        await File.WriteAllTextAsync(
            file,
            sheet.Output.Replace(
                "lounge.sockets,,",
                "lounge.sockets,not_met,\"loose, again\"",
                StringComparison.Ordinal
            )
        );

        await RunAsync(
            councils.Officer,
            $"property-standards set SC012347 --consortium Members --on 2026-03-04 --file {file}"
        );

        var got = await RunAsync(councils.Officer, "property-standards get SC012347");
        var checks = await RunAsync(councils.Officer, "property-standards checks SC012347 -o csv");
        Assert.Matches("lounge.seating +met ", got.Output);
        Assert.Matches("lounge.sockets +not-met +loose, again ", got.Output);
        Assert.Equal(
            ["2026-03-04", "2026-02-03"],
            checks
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => line[..10])
        );
        // No council of another consortium sees the checks.
        Assert.Contains(
            "never checked",
            await FailAsync(5, councils.OfficerOfLeeds, "property-standards get SC012347"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(2, "", "--met")]
    [InlineData(6, "--met lounge.castle", "lounge.castle")]
    [InlineData(6, "--met lounge.seating --not-met lounge.seating", "given twice")]
    [InlineData(6, "--file /nowhere.csv", "There is no file /nowhere.csv")]
    [InlineData(6, "--met lounge.seating --on 2999-01-01", "future")]
    [InlineData(2, "--met lounge.seating --on today", "YYYY-MM-DD")]
    public async Task PropertyStandardsSet_OfWhatIsWrong_SaysWhatToDo(
        int code,
        string options,
        string text
    )
    {
        var error = await FailAsync(
            code,
            councils.Officer,
            $"property-standards set SC012348 --consortium Members {options}"
        );

        Assert.Contains(text, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, "code,note\nlounge.seating,x\n", "no column outcome")]
    [InlineData(
        6,
        "code,outcome,note\nlounge.seating,perfect,\n",
        "row 1: the outcome 'perfect' is none of met, not-met"
    )]
    [InlineData(2, "code,outcome,note\nlounge.seating,,\n", "No outcome was given")]
    public async Task PropertyStandardsSet_OfAWrongFile_NamesThePlace(
        int code,
        string content,
        string text
    )
    {
        var file = councils.Path($"{Guid.NewGuid()}.csv");
        await File.WriteAllTextAsync(file, content);

        var error = await FailAsync(
            code,
            councils.Officer,
            $"property-standards set SC012348 --consortium Members --file {file}"
        );

        Assert.Contains(text, error, StringComparison.Ordinal);
    }
}
