using System.IO.Compression;
using System.Text;
using Dapper;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>
/// What a return is compared with: the council's own return of the year before, and what all members paid then.
/// </summary>
public sealed class TwoYearTests(TwoYears years) : IClassFixture<TwoYears>
{
    [Fact]
    public async Task Return_BesideLastYears_NamesWhatIsAbsentAndWhatMoved()
    {
        var march = years.Now;
        var file = Census.File([
            Census.Row(1),
            Census.Row(2, change: values => values[Census.Start] = "02/06/2025"),
        ]);

        var (found, _) = await CheckAsync(march, file);
        await UploadAsync(march, file);

        var findings = await march.FindingsAsync();
        Assert.Equal(
            [
                (0, "continuity.absent", FindingSeverity.Warning),
                (3, "continuity.start_changed", FindingSeverity.Warning),
            ],
            findings.Select(each => (each.Line, each.Rule, each.Severity))
        );
        Assert.Contains("line 3 of last year's", findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(
            findings.Select(each => (each.Line, each.Rule)).Order(),
            found.Select(each => (each.Line, each.Rule)).Order()
        );
    }

    [Fact]
    public async Task ExportFindings_WithoutARow_HaveTheirPlaceInBothForms()
    {
        var march = years.Now;
        await UploadAsync(march, Census.File([Census.Row(1), Census.Row(2)]));

        using var csv = await ExportAsync(march, ExportFormat.Csv);
        using var zip = new ZipArchive(await ExportAsync(march, ExportFormat.Xlsx));

        Assert.Contains(
            "\"\",\"\",\"Identifier\",\"Warning\",\"continuity.absent\"",
            Encoding.UTF8.GetString(csv.ToArray()),
            StringComparison.Ordinal
        );
        var rows = await TextAsync(zip, "sheet1");
        var ofReturn = await TextAsync(zip, "sheet2");
        Assert.DoesNotContain("continuity.absent", rows, StringComparison.Ordinal);
        Assert.Contains(Census.Child(1), rows, StringComparison.Ordinal);
        Assert.Contains("continuity.absent", ofReturn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileNilReturn_AfterPlacementsThatWereOpen_TakesTheirNumberAndNamesThem()
    {
        var march = years.Now;
        await march.SendAsync(Census.Rows(1, TestPrincipals.Bath), TestPrincipals.Bath);

        var refused = await March.RefusedAsync(ErrorReason.StateConflict, () => NilAsync(0));
        await March.RefusedAsync(ErrorReason.StateConflict, () => NilAsync(3));
        await March.RefusedAsync(ErrorReason.FieldInvalid, () => NilAsync(-1));
        var kept = await march.SubmissionAsync(TestPrincipals.Bath);
        var nil = await NilAsync(2);
        var again = await NilAsync(0);

        Assert.Contains("2 placements were open", refused.Message, StringComparison.Ordinal);
        Assert.Equal((SubmissionState.Draft, 1), (kept.State, kept.RowCount));
        Assert.Equal(
            (SubmissionState.Submitted, true, 0, 2, true),
            (nil.State, nil.Nil, nil.RowCount, nil.WarningCount, nil.WarningsAcknowledged)
        );
        Assert.Equal(nil, again);
        Assert.Equal(
            ["continuity.absent", "continuity.absent"],
            (await march.FindingsAsync(TestPrincipals.Bath)).Select(each => each.Rule)
        );

        await march.SendAsync(
            Census.Rows(2, TestPrincipals.Bath),
            TestPrincipals.Bath,
            withdraw: true
        );
        var draft = await march.SubmissionAsync(TestPrincipals.Bath);
        Assert.Equal((false, 2, 0), (draft.Nil, draft.RowCount, draft.WarningCount));

        async Task<Submission> NilAsync(int absent)
        {
            var officer = await march.OfficerAsync(TestPrincipals.Bath);
            return (
                await officer.Submissions.FileNilReturnAsync(
                    new FileNilReturnRequest
                    {
                        WindowId = march.WindowId,
                        DiscardRows = true,
                        AcknowledgedAbsent = absent,
                    }
                )
            ).Submission;
        }
    }

    [Fact]
    public async Task Cost_AboveThreeTimesThePublishedAverage_IsUnusual()
    {
        var march = years.Now;
        SubmittedRow[] rows = [Row(1, "15000.00", "13000.00"), Row(2, "15000.01", "13000.01")];

        // Seven rows of three councils, each £5,000.00, are accepted: on its own that discloses nothing to anybody.
        await march.SendAsync(rows, TestPrincipals.Leeds);
        Assert.Empty(await march.FindingsAsync(TestPrincipals.Leeds));
        await PublishAsync(march, placements: null, weeklyPence: null);
        await march.SendAsync(rows, TestPrincipals.Leeds);
        Assert.Empty(await march.FindingsAsync(TestPrincipals.Leeds));

        await PublishAsync(march, placements: 7, weeklyPence: 3_500_000);
        await march.SendAsync(rows, TestPrincipals.Leeds);

        var finding = Assert.Single(await march.FindingsAsync(TestPrincipals.Leeds));
        Assert.Equal((2, "cost.unusual"), (finding.Line, finding.Rule));

        static SubmittedRow Row(int number, string total, string socialCare) =>
            Census.Row(
                number,
                TestPrincipals.Leeds,
                values => (values[Census.Total], values[Census.SocialCare]) = (total, socialCare)
            );
    }

    // Last year's figures for every type, as a publication would store them.
    private static async Task PublishAsync(March march, int? placements, long? weeklyPence)
    {
        await using var connection = new NpgsqlConnection(march.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into placements.regional_publication
                (window_id, consortium_id, year, council_count, withheld, published_by, published_at)
            select before.id, before.consortium_id, before.year, 3, false, 'tester', now()
            from placements.submission_window this
            join placements.submission_window before
                on before.consortium_id = this.consortium_id and before.year = this.year - 1
            where this.id = @window
            on conflict do nothing;
            insert into placements.regional_figure
                (window_id, consortium_id, regional_table, first_key, second_key, placements, weekly_pence)
            select p.window_id, p.consortium_id, 'ServiceType', r.provision_type, '', @placements, @weeklyPence
            from placements.regional_publication p
            cross join (select distinct provision_type from placements.submission_row) r
            where r.provision_type is not null
            on conflict (window_id, regional_table, first_key, second_key)
                do update set placements = excluded.placements, weekly_pence = excluded.weekly_pence
            """,
            new
            {
                window = Guid.Parse(march.WindowId),
                placements,
                weeklyPence,
            }
        );
    }

    private static async Task<string> TextAsync(ZipArchive zip, string sheet)
    {
        using var reader = new StreamReader(zip.GetEntry($"xl/worksheets/{sheet}.xml")!.Open());
        return await reader.ReadToEndAsync();
    }
}
