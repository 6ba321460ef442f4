using System.Text;
using Dapper;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>A draft from the statutory episodes file, to which costs are added.</summary>
public sealed partial class EpisodeTests
{
    private const string Urn = "SC880010";

    // Columns that the statutory file already has, under other names.
    private static readonly int[] InBoth =
    [
        Census.Identifier,
        Census.EstablishmentUrn,
        Census.Start,
    ];

    private static readonly string[] Header =
    [
        "CHILD",
        "DECOM",
        "RNE",
        "LS",
        "CIN",
        "PLACE",
        "PLACE_PROVIDER",
        "DEC",
        "REC",
        "REASON_PLACE_CHANGE",
        "HOME_POST",
        "PL_POST",
        "URN",
    ];

    [Fact]
    public async Task UploadFile_OfStatutoryEpisodes_IsADraftThatLacksCosts()
    {
        var march = await BeginAsync();

        var report = await UploadAsync(march, File(Header, Episode(1), Episode(2), Ended(3)));

        Assert.Equal(ReturnFileKind.Episodes, report.Kind);
        Assert.Equal((3, 4), (report.Counts.Rows, report.Counts.Errors));
        Assert.Equal(
            [
                (2, "row.incomplete"),
                (2, "cost.missing"),
                (3, "row.incomplete"),
                (3, "cost.missing"),
            ],
            (await march.FindingsAsync()).Select(each => (each.Line, each.Rule))
        );
    }

    [Fact]
    public async Task UploadFile_OfEpisodesWithCostsAdded_CanBeSubmitted()
    {
        var march = await BeginAsync();
        string[] header = [.. Header, .. Added(Census.Columns)];
        string[] census = [.. Added([.. Census.Row(1).Values])];

        var report = await UploadAsync(
            march,
            File(
                header,
                [.. Episode(1), .. census],
                [.. Episode(2), .. census],
                [.. Ended(3), .. census.Select(_ => "")]
            )
        );
        var officer = await march.OfficerAsync();
        var submitted = await officer.Submissions.SubmitReturnAsync(
            new SubmitReturnRequest { WindowId = march.WindowId }
        );

        Assert.Equal(ReturnFileKind.Episodes, report.Kind);
        Assert.Empty(report.IgnoredColumns);
        Assert.Equal(SubmissionState.Submitted, submitted.Submission.State);
        var row = (await march.RowsAsync())[0];
        Assert.Equal(
            "5000.00",
            row.Values.Single(value => value.Column == "Total weekly cost").Text
        );
        Assert.Equal(
            500_000,
            await march.AskAsync<long>(
                "select max(total_pence) from placements.submission_row where submission_id = @id::uuid",
                new { id = submitted.Submission.Id }
            )
        );
    }

    [Fact]
    public async Task UploadFile_OfEpisodesAndCostsCutAnywhere_CanBeSubmitted()
    {
        var march = await BeginAsync();
        var episodes = File(Header, Episode(1), Episode(2), Ended(3));
        var costs = CostsFile(1, 2);
        byte[] both = [.. episodes, .. costs];
        var header = Files.Header(march, both);
        (header.CostsFileName, header.CostsBytes) = ("costs.csv", costs.Length);
        var officer = await march.OfficerAsync();

        await March.RefusedAsync(
            ErrorReason.UploadIncomplete,
            () => SendAsync(officer, header, both, piece: 100, pieces: 3)
        );
        header.Offset = 300;
        var report = await SendAsync(officer, header, both, piece: 1000);
        var again = await SendAsync(officer, header, both, piece: 1000);
        await officer.Submissions.SubmitReturnAsync(
            new SubmitReturnRequest { WindowId = march.WindowId }
        );

        Assert.Equal((3, 0, 2), (report.Counts.Rows, report.Counts.Errors, report.Costs.Lines));
        Assert.Equal(report, again);
        Assert.Equal(
            ["5000.00", "5000.00"],
            (await march.RowsAsync())
                .SelectMany(row => row.Values)
                .Where(value => value.Column == "Total weekly cost")
                .Select(value => value.Text)
        );
    }

    [Fact]
    public async Task UploadWithCosts_ThatDoNotMeet_FindsBothSidesAndKeepsThemUntilReplaced()
    {
        var march = await BeginAsync();
        var officer = await march.OfficerAsync();
        var (episodes, costs) = (File(Header, Episode(1), Episode(2)), CostsFile(2, 4, 2));

        var report = await officer.Returns.UploadWithCostsAsync(
            new MemoryStream(episodes),
            "episodes.csv",
            new MemoryStream(costs),
            "costs.csv",
            march.WindowId,
            withdraw: false,
            Guid.NewGuid()
        );
        var stored = await march.FindingsAsync();
        var (checkedFindings, _) = await CheckAsync(march, [.. episodes, .. costs], costs.Length);

        Assert.Equal(5, report.Counts.Errors);
        Assert.Equal(
            [
                (0, "costs.no_episode"),
                (2, "costs.episode_without"),
                (2, "row.incomplete"),
                (3, "costs.repeated"),
                (3, "row.incomplete"),
            ],
            stored.Select(each => (each.Line, each.Rule)).Order()
        );
        Assert.Equal(
            stored.Select(each => (each.Line, each.Rule, each.Message)).Order(),
            checkedFindings.Select(each => (each.Line, each.Rule, each.Message)).Order()
        );
        Assert.Contains("line 3 of the costs file", stored[0].Message, StringComparison.Ordinal);

        await march.SendAsync([]);
        Assert.Equal(5, (await march.SubmissionAsync()).ErrorCount);
        await UploadAsync(march, Census.File(Census.Rows(1)));
        Assert.Empty(await march.FindingsAsync());
    }

    [Fact]
    public async Task UploadFile_OfACensusAndCosts_IsRefusedAndChangesNothing()
    {
        var march = await BeginAsync();
        var costs = CostsFile(1);
        byte[] both = [.. Census.File(Census.Rows(2)), .. costs];
        var header = Files.Header(march, both);
        (header.CostsFileName, header.CostsBytes) = ("costs.csv", costs.Length);
        var officer = await march.OfficerAsync();

        await March.RefusedAsync(
            ErrorReason.FileUnreadable,
            () => SendAsync(officer, header, both, piece: 1000)
        );

        Assert.Empty(await march.RowsAsync());
    }

    [Theory]
    [InlineData("", 10)]
    [InlineData("costs.csv", 0)]
    [InlineData("costs.csv", 1_000_000)]
    [InlineData("costs.csv", -1)]
    public async Task UploadFile_WithACostsFileThatCannotBe_NamesTheField(string name, long bytes)
    {
        var march = await BeginAsync();
        var file = File(Header, Episode(1));
        var header = Files.Header(march, file);
        (header.CostsFileName, header.CostsBytes) = (name, bytes);
        var officer = await march.OfficerAsync();

        var refusal = await March.RefusedAsync(
            ErrorReason.FieldInvalid,
            () => SendAsync(officer, header, file, piece: 1000)
        );

        Assert.Contains("header.costs_", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Costs lines of these children, with everything that the census requires.</summary>
    private static byte[] CostsFile(params int[] children) =>
        File(
            ["CHILD", "DECOM", .. Added(Census.Columns)],
            [
                .. children.Select(child =>
                    (string[])
                        [Census.Child(child), "01/06/2025", .. Added([.. Census.Row(child).Values])]
                ),
            ]
        );

    private static async Task<March> BeginAsync()
    {
        var march = await March.BeginAsync();
        await using var connection = new NpgsqlConnection(march.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into placements.register_entry (regulator, urn, setting_id, listed_service_type, updated_at)
            values ('Ofsted', @Urn, gen_random_uuid(), 'ChildrensHome', now()) on conflict do nothing
            """,
            new { Urn }
        );
        return march;
    }

    private static string[] Episode(int child, string end = "") =>
        [
            Census.Child(child),
            "01/06/2025",
            "S",
            "C2",
            "N1",
            "K2",
            "PR4",
            end,
            end.Length > 0 ? "E4A" : "",
            "",
            "BS1 1AA",
            "BS1 1AB",
            Urn,
        ];

    private static string[] Ended(int child) => Episode(child, "01/09/2025");

    private static IEnumerable<string> Added(string[] cells) =>
        cells.Where((_, i) => !InBoth.Contains(i));

    private static byte[] File(string[] header, params string[][] lines)
    {
        string[][] rows = [header, .. lines];
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(cell => $"\"{cell}\"")).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
