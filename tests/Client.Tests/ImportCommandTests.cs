using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;

namespace Client.Tests;

public sealed class ImportCommandTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("rp-import-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly List<UploadHeader> headers = [];

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Import_AsJson_WritesExactlyOneDocumentAFile()
    {
        await using var platform = await StartAsync();
        var (one, two) = (Write("one.csv"), Write("two.csv"));

        var code = await RunAsync(
            "providers",
            "import",
            one,
            two,
            "--as-at",
            "2025-03-31",
            "--output",
            "json"
        );

        Assert.Equal(0, code);
        string Expected(string file) =>
            $$"""{"file":"{{file}}","kind":"ofsted_providers","asAt":"2025-03-31","state":"imported","rows":{"read":9,"created":1,"updated":2,"unchanged":3,"withdrawn":4,"rejected":3},"missing":{"count":0,"held":0,"first":[]},"judgements":{"up":5,"down":6,"same":7,"first":8},"problems":[{"line":4,"column":"","rule":"URN_MISSING","message":"The row's URN is missing."}]}""";
        Assert.Equal($"{Expected(one)}\n{Expected(two)}\n", output.ToString());
        Assert.Equal(["one.csv", "two.csv"], headers.Select(header => header.FileName));
        Assert.Contains("3 of 9 rows were rejected", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithMoreProblemsThanTheReportHolds_FetchesAll()
    {
        await using var platform = await StartAsync(problemCount: 3);
        platform.Answers.ListImportProblems = request => new ListImportProblemsResponse
        {
            Problems = { new ImportProblem { Line = request.PageToken == "" ? 1 : 2 } },
            NextPageToken = request.PageToken == "" ? "2" : "",
        };

        await RunAsync(
            "providers",
            "import",
            Write("a.csv"),
            "--as-at",
            "2025-03-31",
            "--output",
            "json"
        );

        Assert.Contains("\"problems\":[{\"line\":1,", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("{\"line\":2,", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfFilesWithTheirOwnDays_SendsEachWithItsOwn()
    {
        await using var platform = await StartAsync();
        var (one, two) = (Write("one.csv"), Write("two.csv"));

        var code = await RunAsync(
            "providers",
            "import",
            $"{one}@2024-03-31",
            two,
            "--as-at",
            "2025-03-31",
            "--kind",
            "ofsted-to-councils"
        );

        Assert.Equal(0, code);
        Assert.Equal([2024, 2025], headers.Select(header => header.AsAt.Year));
        Assert.All(headers, header => Assert.Equal(ListKind.OfstedToCouncils, header.Kind));
        Assert.Contains("one.csv", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", "There is no file", 6)]
    [InlineData("folder", "is a folder", 6)]
    [InlineData("empty", "is empty", 6)]
    [InlineData("undated", "--as-at", 2)]
    public async Task Import_WithAFileThatCannotBeSent_SendsNone(
        string trouble,
        string expected,
        int code
    )
    {
        await using var platform = await StartAsync();
        var good = Write("good.csv");
        var bad = trouble switch
        {
            "folder" => home,
            "empty" => Write("empty.csv", ""),
            "undated" => Write("undated.csv"),
            _ => Path.Combine(home, "none.csv"),
        };
        string[] asAt = trouble == "undated" ? [] : ["--as-at", "2025-03-31"];

        Assert.Equal(
            code,
            await RunAsync(["providers", "import", $"{good}@2025-03-31", bad, .. asAt])
        );

        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(headers);
    }

    [Fact]
    public async Task Import_RefusedInTheMiddle_ShowsWhatWasDoneAndWhatWasNot()
    {
        await using var platform = await StartAsync();
        var accept = platform.Answers.UploadList;
        platform.Answers.UploadList = async (stream, context) =>
            headers.Count == 1
                ? throw Errors.Of(
                    StatusCode.InvalidArgument,
                    ErrorReason.ColumnMissing,
                    "URN is missing."
                )
                : await accept(stream, context);
        var files = new[] { Write("a.csv"), Write("b.csv"), Write("c.csv") };

        var code = await RunAsync([
            "providers",
            "import",
            .. files,
            "--as-at",
            "2025-03-31",
            "--output",
            "json",
        ]);

        Assert.Equal(6, code);
        Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(
            $"Not imported any more: {files[2]}",
            error.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Import_ThatStopped_SaysWhatIsMissingAndHowToGoOn()
    {
        await using var platform = await StartAsync(missing: 9);
        var (one, two) = (Write("one.csv"), Write("two.csv"));

        var code = await RunAsync("providers", "import", one, two, "--as-at", "2025-03-31");

        Assert.Equal(7, code);
        Assert.Single(headers);
        var text = error.ToString();
        Assert.Contains(
            "9 of 90 registrations are not on this list",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("--withdraw-missing 9", text, StringComparison.Ordinal);
        Assert.Contains("not on the list: SC000007 Rowan House", text, StringComparison.Ordinal);
        Assert.Contains($"Not imported any more: {two}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("the others were imported", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithWithdrawMissing_SendsTheNumber()
    {
        await using var platform = await StartAsync(missing: 9);

        var code = await RunAsync(
            "providers",
            "import",
            Write("one.csv"),
            "--as-at",
            "2025-03-31",
            "--withdraw-missing",
            "9"
        );

        Assert.Equal((0, 9), (code, Assert.Single(headers).WithdrawMissing));
    }

    [Fact]
    public async Task Import_OfSeveralWithWithdrawMissing_SendsNone()
    {
        await using var platform = await StartAsync();

        var code = await RunAsync(
            "providers",
            "import",
            Write("one.csv"),
            Write("two.csv"),
            "--as-at",
            "2025-03-31",
            "--withdraw-missing",
            "9"
        );

        Assert.Equal(2, code);
        Assert.Empty(headers);
    }

    private async Task<PlatformDouble> StartAsync(int problemCount = 1, int missing = 0)
    {
        var platform = await PlatformDouble.StartAsync();
        platform.Profile.Save(Path.Combine(home, "p.json"));
        platform.Answers.UploadList = async (stream, _) =>
        {
            await stream.MoveNext();
            var header = stream.Current.Header;
            headers.Add(header);
            while (await stream.MoveNext()) { }
            return new UploadListResponse
            {
                Report = new ImportReport
                {
                    Id = "i-1",
                    FileName = header.FileName,
                    Kind = ListKind.OfstedProviders,
                    AsAt = header.AsAt,
                    State =
                        header.WithdrawMissing < missing
                            ? ImportState.Stopped
                            : ImportState.Imported,
                    Missing = new MissingRegistrations
                    {
                        Count = missing,
                        Held = 10 * missing,
                        First =
                        {
                            Enumerable
                                .Range(1, Math.Min(missing, 1))
                                .Select(_ => new MissingRegistration
                                {
                                    Key = new RegistrationKey { Urn = "SC000007" },
                                    SettingName = "Rowan House",
                                }),
                        },
                    },
                    Rows = new RowCounts
                    {
                        Read = 9,
                        Created = 1,
                        Updated = 2,
                        Unchanged = 3,
                        Withdrawn = 4,
                        Rejected = 3,
                    },
                    Judgements = new JudgementCounts
                    {
                        Up = 5,
                        Down = 6,
                        Same = 7,
                        First = 8,
                    },
                    Problems =
                    {
                        new ImportProblem
                        {
                            Line = 4,
                            Rule = "URN_MISSING",
                            Message = "The row's URN is missing.",
                            Rejected = true,
                        },
                    },
                    ProblemCount = problemCount,
                },
            };
        };
        return platform;
    }

    private string Write(string name, string text = "URN,Name\nSC1,Oak\n")
    {
        var path = Path.Combine(home, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Task<int> RunAsync(params string[] arguments) =>
        Terminal.RunAsync(
            [.. arguments, "--profile", Path.Combine(home, "p.json")],
            "",
            home,
            output,
            error
        );
}
