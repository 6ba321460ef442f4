using RegionalProviders.AccessLog.V1;

namespace Client.Tests;

public sealed partial class CommandLineTests
{
    private static readonly ChainHead Head = new()
    {
        Service = "identity",
        Chain = "operator",
        Sequence = 7,
        Hash = "0a",
    };

    [Fact]
    public async Task AccessLogVerify_WithoutFindings_SaysWhatWasCheckedAndKeepsTheHeads()
    {
        await using var platform = await SignedInAsync();
        var file = Path.Combine(home, "heads.json");
        VerifyAccessLogRequest? asked = null;
        platform.Answers.VerifyAccessLog = request =>
        {
            asked = request;
            return [.. Checked(), new() { Head = Head }, new() { Summary = Summary(0) }];
        };

        Assert.Equal(0, await RunAsync("access-log", "verify", "--heads-out", file));

        Assert.Contains("22 Nov 2026", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 chain, 1 day, 3 lines", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("access-log", "verify", "--against", file));
        Assert.Equal([Head], asked!.KnownHeads);
    }

    [Fact]
    public async Task AccessLogVerify_WithFindings_PrintsEachAndExitsWith9()
    {
        await using var platform = await SignedInAsync();
        var file = Path.Combine(home, "heads.json");
        platform.Answers.VerifyAccessLog = _ =>
            [
                .. Checked(),
                new()
                {
                    Finding = new()
                    {
                        Kind = FindingKind.BackDated,
                        Service = "identity",
                        Chain = "operator",
                        Sequence = 2,
                        Message = "The line claims an earlier time.",
                    },
                },
                new() { Head = Head },
                new() { Summary = Summary(1) },
            ];

        Assert.Equal(9, await RunAsync("access-log", "verify", "--heads-out", file));

        Assert.Contains("back-dated", output.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task AccessLogVerify_AgainstAFileThatHasNoHeads_ExitsWith6()
    {
        await using var platform = await SignedInAsync();
        var file = Path.Combine(home, "heads.json");
        await File.WriteAllTextAsync(file, "{}");

        Assert.Equal(6, await RunAsync("access-log", "verify", "--against", file));
    }

    [Fact]
    public async Task AccessLogList_Always_ShowsWhoWhatAndWhy()
    {
        await using var platform = await SignedInAsync();
        platform.Answers.ListAccessLogEntries = request =>
        {
            Assert.Equal("a-1", request.ObjectId);
            return new ListAccessLogEntriesResponse
            {
                Entries =
                {
                    new AccessLogEntry
                    {
                        Subject = "somebody",
                        Method = "regionalproviders.audits.v1.AuditService/GetAudit",
                        ObjectKind = "audit",
                        ObjectIds = { "a-1" },
                        GrantReason = "live placement",
                    },
                },
            };
        };

        Assert.Equal(0, await RunAsync("access-log", "list", "--object", "a-1", "--output", "csv"));

        Assert.Contains(
            "somebody,,,AuditService/GetAudit,audit a-1,live placement",
            output.ToString().Replace("v1.", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    private static VerifyAccessLogResponse[] Checked() =>
        [
            new()
            {
                Day = new()
                {
                    Service = "identity",
                    Chain = "operator",
                    Day = new()
                    {
                        Year = 2026,
                        Month = 11,
                        Day = 22,
                    },
                    Lines = 3,
                },
            },
        ];

    private static VerificationSummary Summary(int findings) =>
        new()
        {
            Services = { "identity" },
            Chains = 1,
            Days = 1,
            Lines = 3,
            Findings = findings,
        };
}
