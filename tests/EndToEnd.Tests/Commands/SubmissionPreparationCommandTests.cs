using System.Text;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Testing;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;
using static RegionalProviders.EndToEnd.Tests.Commands.PlacementFiles;

namespace RegionalProviders.EndToEnd.Tests.Commands;

/// <summary>A draft from agreements, and from the episodes file with costs, by commands; in a separate consortium.</summary>
[Collection(CommandTests.Name)]
public sealed class SubmissionPreparationCommandTests(CouncilsAtWork councils)
{
    private const string NorthSomerset = "E06000024";

    private DateOnly Today => DateOnly.FromDateTime(councils.Platform.Clock.GetUtcNow().Date);

    [Fact]
    public async Task Draft_PreparedThenUploadedWithCosts_IsMadeByCommands()
    {
        var officer = await councils.KeepAsync("north-somerset", NorthSomerset, Role.Officer);
        await BeginAsync();
        await CreateAsync(councils, officer, "RP-5001", Today.AddDays(-30));

        await PrepareAsync(officer);
        await UploadAsync(officer);
    }

    private async Task PrepareAsync(string officer)
    {
        // The service learns of the membership over the bus.
        var prepared = await Eventually.SucceedsAsync(() =>
            RunAsync(officer, "submissions prepare")
        );
        Assert.Matches("Added +1\n", prepared.Output);
        Assert.Contains("Age", prepared.Output, StringComparison.Ordinal);
        Assert.Contains("submissions findings --export", prepared.Error, StringComparison.Ordinal);
        var etag = (string)(await JsonAsync(officer, "submissions show"))["etag"]!;

        var again = await RunAsync(officer, "submissions prepare");
        Assert.Matches("Added +0\n", again.Output);
        Assert.Matches("Already there +1\n", again.Output);
        var anew = await RunAsync(officer, "submissions prepare --replace");
        Assert.Matches("Added +1\n", anew.Output);
        await FailAsync(7, officer, $"submissions prepare --etag {etag}");
        await RunAsync(officer, $"submissions findings --export {councils.Path("to-fill.csv")}");
        Assert.Contains(
            "value.missing",
            await File.ReadAllTextAsync(councils.Path("to-fill.csv")),
            StringComparison.Ordinal
        );
    }

    private async Task UploadAsync(string officer)
    {
        var episodes = await WriteAsync(
            "episodes.csv",
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
            $"{Census.Child(1)},01/06/2025,S,C2,N1,K2,PR4,,,,BS1 1AA,BS1 1AB,SC012345"
        );
        var costs = await CostsAsync("costs.csv", 1);
        var ofAnother = await CostsAsync("other-costs.csv", 2);

        var found = await FindAsync(officer, $"submissions check {episodes} --costs {ofAnother}");
        Assert.Contains("costs.episode_without", found.Output, StringComparison.Ordinal);
        Assert.Contains("costs.no_episode", found.Output, StringComparison.Ordinal);
        await RunAsync(officer, $"submissions upload {episodes}");
        Assert.Contains("cost.missing", await FindingsAsync(), StringComparison.Ordinal);

        var uploaded = await RunAsync(officer, $"submissions upload {episodes} --costs {costs}");

        Assert.Matches("Kind +episodes\n", uploaded.Output);
        Assert.Matches("Rows +1\n", uploaded.Output);
        Assert.Matches("Lines of costs +1\n", uploaded.Output);
        Assert.DoesNotContain("cost.missing", await FindingsAsync(), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(councils.Path("census.csv"), Census.File([Census.Row(1)]));
        await FailAsync(
            6,
            officer,
            $"submissions check {councils.Path("census.csv")} --costs {costs}"
        );
        await FailAsync(
            6,
            officer,
            $"submissions upload {episodes} --costs {councils.Path("none.csv")}"
        );

        async Task<string> FindingsAsync() =>
            (await RunAsync(officer, "submissions findings -o csv")).Output;
    }

    private Task<string> CostsAsync(string file, int child) =>
        WriteAsync(
            file,
            "CHILD,DECOM,Total weekly cost,Contribution from Social Care,Contribution from Education,Contribution from Health",
            $"{Census.Child(child)},01/06/2025,5000.00,3000.00,1500.00,500.00"
        );

    private async Task<string> WriteAsync(string file, params string[] lines)
    {
        await File.WriteAllLinesAsync(councils.Path(file), lines, Encoding.UTF8);
        return councils.Path(file);
    }

    private async Task BeginAsync()
    {
        await councils.Platform.People.ConsortiumAsync("Preparing", NorthSomerset);
        var coordinator = councils.Path("coordinator-preparing.json");
        await RunAsync(
            councils.Operator,
            $"clients create --name Coordinator --kind coordinator --consortium Preparing --out {coordinator}"
        );
        await RunAsync(
            coordinator,
            $"windows schedule Preparing --opens {Day(Today)} --closes {Day(Today.AddDays(10))}"
        );
    }
}
