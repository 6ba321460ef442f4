using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;

namespace RegionalProviders.EndToEnd.Tests.Commands;

[Collection(CommandTests.Name)]
public sealed class RegisterCommandTests(CouncilsAtWork councils)
{
    [Fact]
    public async Task History_OfASetting_TellsInspectionsOwnersAndChangesNewestFirst()
    {
        var table = await RunAsync(councils.Officer, "providers history sc012345");
        var csv = await RunAsync(councils.Officer, "providers history SC012345 -o csv");
        var json = (await RunAsync(councils.Officer, "providers history SC012345 -o json")).Json();

        Assert.Contains("Inadequate (down)", table.Output, StringComparison.Ordinal);
        Assert.Contains("until 31 March 2025", table.Output, StringComparison.Ordinal);
        var lines = csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("date,kind,what,before,after,source", lines[0].TrimEnd());
        Assert.Contains(
            lines,
            line =>
                line.Contains(
                    "registration.owner,Acorn Care Ltd,Oaktree Care Ltd,import",
                    StringComparison.Ordinal
                )
        );
        Assert.EndsWith(
            "2024-02-01,inspection,Inspection,,Good (first),10111111",
            lines[^1].TrimEnd(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["inspections", "ownerships", "changes"],
            json.RootElement.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal(2, json.RootElement.GetProperty("inspections").GetArrayLength());
        Assert.Equal(2, json.RootElement.GetProperty("ownerships").GetArrayLength());
    }

    [Theory]
    [InlineData("providers get SC999999")]
    [InlineData("providers history SC999999")]
    [InlineData("providers amend SC999999 --name Ash")]
    [InlineData("compliance SC999999")]
    [InlineData("property-standards get SC999999")]
    [InlineData("property-standards checks SC999999")]
    [InlineData("providers get 0198c0de-0000-7000-8000-000000000000")]
    public async Task Command_OfAnUnknownSetting_ExitsWith5(string line)
    {
        var error = await FailAsync(5, councils.Officer, line);

        Assert.Contains("There is no such setting.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_OfThePlatform_AreListedAndShownWithTheirProblems()
    {
        var all = await RunAsync(councils.Operator, "providers imports -o csv");
        var one = await RunAsync(councils.Operator, $"providers imports {councils.Imports.First}");
        var problems = await RunAsync(
            councils.Operator,
            $"providers imports {councils.Imports.First} --problems -o csv"
        );

        Assert.Contains(
            "2024.csv,ofsted-providers,2024-03-31,imported,5,4,0,0,0,1,",
            all.Output,
            StringComparison.Ordinal
        );
        Assert.Matches("Rejected +1\n", one.Output);
        Assert.Matches("Problems +1\n", one.Output);
        Assert.Contains("6,URN,URN_MISSING,yes,", problems.Output, StringComparison.Ordinal);
        Assert.Contains(
            "no such import",
            await FailAsync(5, councils.Operator, $"providers imports {Guid.Empty}"),
            StringComparison.Ordinal
        );
        await FailAsync(6, councils.Operator, "providers imports nonsense");
        await FailAsync(2, councils.Operator, "providers imports --problems");
    }

    [Fact]
    public async Task Changes_OfAnImport_NameTheJudgementThatFell()
    {
        var table = await RunAsync(
            councils.Operator,
            $"providers changes {councils.Imports.Second}"
        );
        var ups = await RunAsync(
            councils.Operator,
            $"providers changes {councils.Imports.Second} --direction up"
        );

        Assert.Matches("SC012345 .*E06000023 +down +Good +Inadequate +3 Feb 2025", table.Output);
        Assert.Equal(("", "Nothing found.\n"), (ups.Output, ups.Error.ReplaceLineEndings("\n")));
        await FailAsync(5, councils.Operator, $"providers changes {Guid.Empty}");
        await FailAsync(
            2,
            councils.Operator,
            $"providers changes {councils.Imports.Second} --direction sideways"
        );
    }

    [Fact]
    public async Task Amend_OfAWithheldName_ShowsItUntilItIsCleared()
    {
        var before = await RunAsync(councils.Officer, "providers get SC012347");
        var amended = await RunAsync(
            councils.Officer,
            "providers amend SC012347 --name 'Ash House' --line '1 High Street' --town Bristol --postcode bs14st "
                + "--places 3 --vacancies 1 --coordinates 51.45,-2.59 --type short-breaks"
        );
        var ofOthers = await RunAsync(councils.OfficerOfLeeds, "providers get SC012347");
        var cleared = await RunAsync(
            councils.Officer,
            "providers amend SC012347 --clear name --clear address --clear vacancies --clear coordinates"
        );

        Assert.Matches("Name +\\(withheld\\)\n", before.Output);
        Assert.Matches("Name +Ash House\n", amended.Output);
        Assert.Matches("Type +short-breaks\n", amended.Output);
        Assert.Matches("Places +3\n", amended.Output);
        Assert.Matches("Address +1 High Street, Bristol, BS1 4ST\n", amended.Output);
        Assert.Matches("Coordinates +51.45, -2.59\n", amended.Output);
        Assert.Matches("Vacancies +1\n", amended.Output);
        Assert.Matches("Name +Ash House\n", ofOthers.Output);
        Assert.Matches("Name +\\(withheld\\)\n", cleared.Output);
        Assert.DoesNotContain("High Street", cleared.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Vacancies", cleared.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amend_WithAnEtag_RefusesWhatWasChangedMeanwhile()
    {
        var read = await RunAsync(councils.Officer, "providers get SC012348 -o json");
        var etag = read.Json().RootElement.GetProperty("etag").GetString();
        await RunAsync(councils.Officer, $"providers amend SC012348 --places 7 --etag {etag}");

        var error = await FailAsync(
            7,
            councils.Officer,
            $"providers amend SC012348 --places 8 --etag {etag}"
        );

        Assert.Contains("Read it again, then decide again.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "providers amend SC012345", "Nothing to change was given.")]
    [InlineData(2, "providers amend SC012345 --name Ash --clear name", "--clear name")]
    [InlineData(2, "providers amend SC012345 --clear owner", "'owner' not recognized")]
    [InlineData(2, "providers amend SC012345 --coordinates north", "51.4545,-2.5879")]
    [InlineData(6, "providers amend SC012345 --coordinates 10,10", "British Isles")]
    [InlineData(6, "providers amend SC012345 --postcode nonsense", "BS1 4ST")]
    [InlineData(6, "providers amend SC012345 --places -1", "10000")]
    [InlineData(5, "providers amend SC012345 --authority Atlantis", "rp councils list")]
    [InlineData(2, "providers create Ash", "--type")]
    [InlineData(6, "providers create Ash --urn SC999999 --type other --authority Bath", "urn")]
    [InlineData(6, "providers create A --type other --authority Bath", "2 to 200 characters")]
    public async Task AmendAndCreate_OfWhatIsWrong_SayWhatToDo(int code, string line, string text)
    {
        var error = await FailAsync(code, councils.Officer, line);

        Assert.Contains(text, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_OfASecondSetting_StandsBesideTheListedOne()
    {
        var created = await RunAsync(
            councils.Officer,
            "providers create 'Ivy Cottage' --urn SC012345 --type childrens-home --authority Bath --places 2 -o json"
        );

        var setting = created.Json().RootElement;
        Assert.Equal("Ivy Cottage", setting.GetProperty("name").GetString());
        Assert.False(setting.GetProperty("isPrimary").GetBoolean());
        var found = await RunAsync(councils.Officer, "providers search Ivy -o csv");
        Assert.Contains(
            "SC012345,Ivy Cottage,childrens-home",
            found.Output,
            StringComparison.Ordinal
        );
        var id = setting.GetProperty("id").GetString();
        Assert.Equal(
            found.Output,
            (await RunAsync(councils.OfficerOfLeeds, "providers search Ivy -o csv")).Output
        );
        Assert.Matches(
            $"Id +{id}\n",
            (await RunAsync(councils.Officer, $"providers get {id}")).Output
        );
    }

    [Fact]
    public async Task AmendAndCreate_ByOneWithoutTheRole_AreRefused()
    {
        await FailAsync(
            4,
            councils.Administrator,
            "providers create Ash --type other --authority Bath"
        );
        var error = await FailAsync(4, councils.Operator, "providers amend SC012345 --name Ash");

        Assert.Contains("rp whoami", error, StringComparison.Ordinal);
    }
}
