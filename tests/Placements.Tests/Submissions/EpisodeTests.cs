using System.Text;
using Dapper;
using Npgsql;
using RegionalProviders.Placements.V1;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>A draft from the statutory episodes file, to which costs are added.</summary>
public sealed class EpisodeTests
{
    private const string Urn = "SC880010";

    // Already in the statutory file, by other names.
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

    private static async Task<March> BeginAsync()
    {
        var march = await March.BeginAsync();
        await using var connection = new NpgsqlConnection(march.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into placements.register_entry (regulator, urn, service_type, updated_at)
            values (1, @Urn, 2, now()) on conflict do nothing
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
            end.Length > 0 ? "X1" : "",
            "",
            "BS1 1AA",
            "BS1 1AB",
            Urn,
        ];

    private static string[] Ended(int child) => Episode(child, "01/09/2025");

    private static IEnumerable<string> Added(string[] cells) =>
        cells.Where((_, i) => !InBoth.Contains(i));

    private static byte[] File(params string[][] rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(cell => $"\"{cell}\"")).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
