using RegionalProviders.Published;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>Costs files that accompany the statutory episodes file.</summary>
public sealed class CostsFileTests
{
    [Fact]
    public async Task ReadAsync_LineOfAnEpisode_AddsItsAmountsToThePenny()
    {
        var (rows, costs) = await CostsLine.JoinAsync(CostsLine.Episodes(), CostsLine.Line);

        var row = Assert.Single(rows);
        Assert.Equal(
            (410_050, 300_000, 100_050, 10_000),
            (row.TotalPence, row.SocialCarePence, row.EducationPence, row.HealthPence)
        );
        Assert.Empty(costs.Finish());
        Assert.Equal((1, 1), (costs.Lines, costs.HeaderLine));
    }

    [Theory]
    [InlineData("CHILD,DECOM,Total weekly cost,Contribution from Social Care,Education,Health")]
    [InlineData("Health;Education;Social care;Weekly total;Placement start date;Child ID")]
    [InlineData(
        "Child's reference,Start,Weekly fee,Social care contribution,Education cost,Health (ICB)"
    )]
    public async Task ReadAsync_HeaderWrittenOtherwise_IsRecognised(string header)
    {
        var costs = await CostsFile.ReadAsync(Samples.Stream(header + "\r\n"), Samples.Latest);

        Assert.Empty(costs.UnknownColumns);
    }

    [Fact]
    public async Task ReadAsync_WithOtherColumnsOfTheCensus_CompletesTheEpisode()
    {
        var census = Samples
            .Cells(Samples.Latest, ReturnKind.Census)
            .Where(cell =>
                !Samples.Latest.StatutoryColumns.Any(column =>
                    column.Field == Samples.Latest.FindColumn(cell.Key)!.Field
                )
            )
            .ToDictionary();

        var (rows, costs) = await CostsLine.JoinAsync(
            CostsLine.Episodes(),
            Samples.Csv([
                ["CHILD", "DECOM", .. census.Keys],
                ["B-1001", "01/06/2024", .. census.Values],
            ])
        );

        Assert.Empty(costs.UnknownColumns);
        Assert.Empty(await FindingsAsync(rows));
    }

    [Fact]
    public async Task Finish_LinesOfNoEpisode_AreFoundByTheirLines()
    {
        var (_, costs) = await CostsLine.JoinAsync(
            CostsLine.Episodes(),
            CostsLine.Line with
            {
                Start = "02/06/2024",
            },
            CostsLine.Line,
            CostsLine.Line with
            {
                Child = "",
            },
            CostsLine.Line with
            {
                Start = "June",
            }
        );

        Assert.Equal(
            ["costs.no_episode 2", "costs.key_not_valid 4", "costs.key_not_valid 5"],
            costs
                .Finish()
                .Select(found => $"{found.Code} {found.Message.Single(char.IsAsciiDigit)}")
        );
    }

    [Fact]
    public async Task CheckAsync_TwoLinesOfOneEpisode_NamesBothAndTakesNeither()
    {
        var (rows, costs) = await CostsLine.JoinAsync(
            CostsLine.Episodes(),
            CostsLine.Line,
            CostsLine.Line
        );

        Assert.Null(Assert.Single(rows).TotalPence);
        var finding = Assert.Single(await FindingsAsync(rows), f => f.Code == "costs.repeated");
        Assert.Equal(2, finding.Line);
        Assert.Contains("Lines 2, 3 of the costs file", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await FindingsAsync(rows), f => f.Code == "cost.missing");
        Assert.Empty(costs.Finish());
    }

    [Fact]
    public async Task CheckAsync_PartsThatDoNotAddUp_NamesTheLinesOfBothFiles()
    {
        var (rows, _) = await CostsLine.JoinAsync(
            CostsLine.Episodes(),
            CostsLine.Line with
            {
                Health = "100.01",
            }
        );

        var finding = Assert.Single(
            await FindingsAsync(rows),
            f => f.Code == "cost.parts_do_not_add_up"
        );
        Assert.Equal(2, finding.Line);
        Assert.EndsWith("of line 2 of the costs file.", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_EpisodeThatEnded_NeedsNoLine()
    {
        var (rows, _) = await CostsLine.JoinAsync(
            CostsLine.Episodes((ReturnField.End, "01/09/2025"))
        );

        Assert.DoesNotContain(
            await FindingsAsync(rows),
            f => f.Code.StartsWith("cost", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task ReadAsync_BesideACensus_IsRefused()
    {
        var cells = Samples.Cells(Samples.Latest, ReturnKind.Census);

        var refusal = await Assert.ThrowsAsync<UnreadableTableException>(() =>
            CostsLine.JoinAsync(Samples.Csv([cells.Keys, cells.Values]), CostsLine.Line)
        );

        Assert.Contains("census", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_WithoutAColumn_NamesIt()
    {
        var refusal = await Assert.ThrowsAsync<WrongColumnsException>(() =>
            CostsFile.ReadAsync(
                Samples.Stream("CHILD,DECOM,Total weekly cost,Education,Health\r\n"),
                Samples.Latest
            )
        );

        Assert.Equal(["Contribution from Social Care"], refusal.Missing);
    }

    [Fact]
    public async Task ReadAsync_TwoSheetsWithCosts_AreRefused()
    {
        object?[][] Costs() =>
            [
                [.. CostsLine.Header],
                [.. CostsLine.Line.Cells],
            ];

        var refusal = await Assert.ThrowsAsync<UnreadableTableException>(() =>
            CostsFile.ReadAsync(
                WorkbookFile.Create(("2024", Costs()), ("2025", Costs())),
                Samples.Latest
            )
        );

        Assert.Contains("'2024', '2025'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(
            "2025",
            (
                await CostsFile.ReadAsync(
                    WorkbookFile.Create(
                        (
                            "Notes",
                            [
                                ["Costs of the year"],
                            ]
                        ),
                        ("2025", Costs())
                    ),
                    Samples.Latest
                )
            ).Sheet
        );
    }

    [Fact]
    public async Task ReadAsync_OfTooManyLines_IsRefusedAndAsManyAsThereMayBeAreNot()
    {
        var line = string.Join(',', CostsLine.Line.Cells.Select(cell => $"\"{cell}\""));
        var text = CostsLine.File() + string.Concat(Enumerable.Repeat($"{line}\r\n", 50_000));

        var whole = await CostsFile.ReadAsync(Samples.Stream(text), Samples.Latest);

        Assert.Equal(50_000, whole.Lines);
        await Assert.ThrowsAsync<TableTooLargeException>(() =>
            CostsFile.ReadAsync(Samples.Stream($"{text}{line}\r\n"), Samples.Latest)
        );
    }

    [Fact]
    public async Task ReadAsync_CutInItsLastLine_IsRefused() =>
        await Assert.ThrowsAsync<TruncatedTableException>(() =>
            CostsFile.ReadAsync(
                Samples.Stream(string.Join(',', CostsLine.Header) + "\r\nB-1001,01/06/2024,10"),
                Samples.Latest
            )
        );

    private static async Task<List<Finding>> FindingsAsync(IReadOnlyList<ReturnRow> rows) =>
        [
            .. (await new ReturnChecker(Samples.Context()).CheckAsync(rows)).SelectMany(row =>
                row.Findings
            ),
        ];
}
