using System.Text.Json;
using RegionalProviders.Testing;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>The steps of the README from an empty platform to a council's first call, as typed.</summary>
public sealed class FirstCallTests
{
    [Fact]
    public async Task FirstCall_AsTheReadmeSays_Works()
    {
        await using var stranger = await EmptyPlatform.StartAsync();
        var admin = stranger.Administrator;
        var council = Path.Combine(stranger.Folder, "council.json");
        (await Programs.RpAsync(admin, "consortia", "create", "Our region")).Succeeded();
        (
            await Programs.RpAsync(
                admin,
                "consortia",
                "add-member",
                "Our region",
                TestPrincipals.Bristol
            )
        ).Succeeded();
        var bristol = Path.Combine(stranger.Folder, "bristol.json");
        (
            await Programs.RpAsync(
                admin,
                "clients",
                "create",
                "--name",
                "Bristol",
                "--kind",
                "council",
                "--council",
                TestPrincipals.Bristol,
                "--role",
                "administrator",
                "--out",
                bristol
            )
        ).Succeeded();
        var waiting = (await Programs.RpAsync(bristol, "setup", "show")).Succeeded();
        Assert.Contains("no: rp setup confirm", waiting.Output, StringComparison.Ordinal);
        var confirmed = (await Programs.RpAsync(bristol, "setup", "confirm")).Succeeded();
        Assert.Contains(
            "no: by a client whose secret an operator may know",
            confirmed.Output,
            StringComparison.Ordinal
        );
        (
            await Programs.RpAsync(
                bristol,
                "clients",
                "create",
                "--name",
                "Case system",
                "--kind",
                "council",
                "--role",
                "officer",
                "--out",
                council
            )
        ).Succeeded();
        var clients = (await Programs.RpAsync(bristol, "clients", "list")).Succeeded();
        Assert.Single(
            clients.Output.Split('\n'),
            line => line.Contains("yes: rp setup show", StringComparison.Ordinal)
        );
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(council)
            );

        var me = (await Programs.RpAsync(council, "whoami", "--output", "json")).Succeeded();
        Assert.Contains("Bristol", me.Output, StringComparison.Ordinal);

        var found = await Eventually.BecomesAsync(
            () => Programs.RpAsync(council, "providers", "search", "--output", "json"),
            outcome => outcome.ExitCode == 0
        );
        Assert.DoesNotContain("urn", found.Output, StringComparison.Ordinal);
        var missing = await Programs.RpAsync(council, "providers", "get", "SC000000");
        Assert.Equal(5, missing.ExitCode);
        var forbidden = await Programs.RpAsync(council, "consortia", "create", "Not mine");
        Assert.Equal(4, forbidden.ExitCode);
    }

    [Fact]
    public async Task Import_OfWhatIsNoList_SaysWhatCanBeRead()
    {
        await using var stranger = await EmptyPlatform.StartAsync();
        var file = Path.Combine(stranger.Folder, "letter.csv");
        await File.WriteAllTextAsync(file, "Dear colleague,\nplease find attached the list.\n");

        var outcome = await Programs.RpAsync(
            stranger.Administrator,
            "providers",
            "import",
            file,
            "--as-at",
            "2024-03-31"
        );

        Assert.Equal(6, outcome.ExitCode);
        Assert.Contains("Ofsted", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_InJson_PrintsExactlyTheDocumentedMembers()
    {
        await using var stranger = await EmptyPlatform.StartAsync();
        var file = Path.Combine(stranger.Folder, "list.csv");
        await File.WriteAllTextAsync(
            file,
            """
            URN,Provision type,Registration status,Name,Local authority,Overall experiences and progress of children and young people,Latest full inspection date
            SC012345,Children's home,Active,REDACTED,Salford,Good,01/02/2024
            ,Children's home,Active,REDACTED,Salford,Good,01/02/2024
            """
        );

        var outcome = (
            await Programs.RpAsync(
                stranger.Administrator,
                "providers",
                "import",
                file,
                "--as-at",
                "2024-03-31",
                "--output",
                "json"
            )
        ).Succeeded();

        using var report = JsonDocument.Parse(outcome.Output);
        var root = report.RootElement;
        Assert.Equal(
            ["file", "kind", "asAt", "state", "rows", "missing", "judgements", "problems"],
            root.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal(
            """{"read":2,"created":1,"updated":0,"unchanged":0,"withdrawn":0,"rejected":1}""",
            root.GetProperty("rows").GetRawText()
        );
        Assert.Equal(
            """{"up":0,"down":0,"same":0,"first":1}""",
            root.GetProperty("judgements").GetRawText()
        );
        var problem = Assert.Single(root.GetProperty("problems").EnumerateArray());
        Assert.Equal(
            ["line", "column", "rule", "message"],
            problem.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal("URN_MISSING", problem.GetProperty("rule").GetString());
        Assert.Equal(3, problem.GetProperty("line").GetInt32());
    }
}
