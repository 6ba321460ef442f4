using System.Globalization;
using RegionalProviders.Placements.Tests.Submissions;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;

namespace RegionalProviders.EndToEnd.Tests.Commands;

[Collection(CommandTests.Name)]
public sealed class SubmissionCommandTests(CouncilsAtWork councils)
{
    [Fact]
    public async Task Return_FromCheckToAcceptance_IsSubmittedByCommands()
    {
        await RunAsync(
            councils.Operator,
            $"clients create --name Coordinator --kind coordinator --consortium Members --out {councils.Path("coordinator.json")}"
        );
        var coordinator = councils.Path("coordinator.json");
        var today = DateOnly.FromDateTime(councils.Platform.Clock.GetUtcNow().Date);
        var window = (
            await RunAsync(
                coordinator,
                $"windows schedule Members --opens {Day(today)} --closes {Day(today.AddDays(10))} -o json"
            )
        )
            .Json()
            .RootElement.GetProperty("id")
            .GetString();
        await File.WriteAllBytesAsync(councils.Path("bad.csv"), OneRow(health: "400.00"));
        await File.WriteAllBytesAsync(councils.Path("good.csv"), OneRow(health: "500.00"));

        await CheckAsync(coordinator, window!);
        var before = await RunAsync(councils.Officer, "submissions show");
        Assert.Contains("not-started", before.Output, StringComparison.Ordinal);

        await RunAsync(councils.Officer, $"submissions upload {councils.Path("bad.csv")}");
        await RunAsync(
            councils.Officer,
            $"submissions findings --errors-only --export {councils.Path("findings.csv")}"
        );
        Assert.Contains(
            "cost.parts_do_not_add_up",
            await File.ReadAllTextAsync(councils.Path("findings.csv")),
            StringComparison.Ordinal
        );
        var refused = await FailAsync(7, councils.Officer, "submissions submit");
        Assert.Contains("rp submissions findings", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("ListFindings", refused, StringComparison.Ordinal);

        await RunAsync(councils.Officer, $"submissions upload {councils.Path("good.csv")}");
        var etag = (await RunAsync(councils.Officer, "submissions show -o json"))
            .Json()
            .RootElement.GetProperty("etag")
            .GetString();
        await RunAsync(councils.Officer, $"submissions acknowledge --etag {etag}");
        await RunAsync(councils.Officer, "submissions submit");
        var listed = await RunAsync(coordinator, "submissions list");
        var lines = (await RunAsync(coordinator, "submissions list -o json")).Json().RootElement;
        Assert.Equal(
            [
                "SUBMISSION_STATE_NOT_STARTED",
                "SUBMISSION_STATE_NOT_STARTED",
                "SUBMISSION_STATE_SUBMITTED",
            ],
            lines
                .EnumerateArray()
                .Select(line => line.GetProperty("state").GetString())
                .Order(StringComparer.Ordinal)
        );
        var accepted = await RunAsync(coordinator, "submissions accept Bristol");

        Assert.Contains("submitted", listed.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Bristol", listed.Output, StringComparison.Ordinal);
        Assert.Contains("accepted", accepted.Output, StringComparison.OrdinalIgnoreCase);
        await FailAsync(7, coordinator, $"regional publish --window {window}");
        await RunAsync(coordinator, $"windows close {window}");
        // Without a window named, the commands use the one that closed last: its return, and its tables.
        var after = await RunAsync(councils.Officer, "submissions show");
        Assert.Contains("accepted", after.Output, StringComparison.OrdinalIgnoreCase);
        await FailAsync(7, councils.Officer, "regional show --table region");
        await FailAsync(4, councils.Officer, "regional publish");
        await RunAsync(coordinator, "regional publish");
        var tables = await RunAsync(councils.Officer, "regional tables");
        var region = await RunAsync(councils.Officer, "regional show --table region -o csv");
        Assert.Contains("provider-by-service-type", tables.Output, StringComparison.Ordinal);
        var export = councils.Path("region.xlsx");
        await RunAsync(councils.Officer, $"regional show --export {export}");
        var workbook = await File.ReadAllBytesAsync(export);
        Assert.Equal("PK"u8, workbook.AsSpan(0, 2));
        await FailAsync(6, councils.Officer, $"regional show --export {export}");
        await FailAsync(6, councils.Officer, "regional show --export region.txt");
        export = councils.Path("region.csv");
        await RunAsync(councils.Officer, $"regional show --export {export}");
        var notes = await File.ReadAllTextAsync(export);
        // The only row is suppressed and therefore not listed: the notes follow the header.
        Assert.Equal("", notes.Split("\r\n")[1]);
        Assert.Contains("Count 0 or are suppressed", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("5000.00", notes, StringComparison.Ordinal);
        // A single placement must not be disclosed.
        Assert.DoesNotContain("5000.00", region.Output, StringComparison.Ordinal);
        await FailAsync(
            5,
            councils.OfficerOfLeeds,
            $"regional show --table region --window {window}"
        );
        await FailAsync(5, councils.OfficerOfLeeds, $"submissions show --window {window}");
        await FailAsync(5, coordinator, $"submissions findings --window {window}");
    }

    private async Task CheckAsync(string coordinator, string window)
    {
        var bad = councils.Path("bad.csv");
        var found = await FindAsync(councils.Officer, $"submissions check {bad}");
        Assert.Contains("cost.parts_do_not_add_up", found.Output, StringComparison.Ordinal);
        Assert.Contains(
            "1 row, 1 error, 0 warnings; nothing was stored",
            found.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("error: The file has 1 error.", found.Error, StringComparison.Ordinal);
        var asJson = await FindAsync(councils.Officer, $"submissions check {bad} -o json");
        var finding = Assert.Single(asJson.Json().RootElement.EnumerateArray().ToList());
        Assert.Equal(
            (2, "cost.parts_do_not_add_up", "FINDING_SEVERITY_ERROR"),
            (
                finding.GetProperty("line").GetInt32(),
                finding.GetProperty("rule").GetString(),
                finding.GetProperty("severity").GetString()
            )
        );
        var sound = await RunAsync(
            councils.Officer,
            $"submissions check {councils.Path("good.csv")} -o json"
        );
        Assert.Equal("[]", sound.Output.Trim());

        await File.WriteAllTextAsync(councils.Path("other.csv"), "URN,Name\n1,Oak\n");
        await FailAsync(6, councils.Officer, $"submissions check {councils.Path("other.csv")}");
        await FailAsync(6, councils.Officer, $"submissions check {councils.Path("none.csv")}");
        await FailAsync(4, coordinator, $"submissions check {bad} --window {window}");

        var windows = (await RunAsync(councils.Officer, "windows list -o json")).Json().RootElement;
        Assert.Equal(
            (window, "WINDOW_STATE_OPEN"),
            (windows[0].GetProperty("id").GetString(), windows[0].GetProperty("state").GetString())
        );
    }

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static byte[] OneRow(string health) =>
        Census.File([Census.Row(1, change: cells => cells[Census.Health] = health)]);
}
