using System.Text;
using RegionalProviders.Published;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns.Tests;

public sealed class FileTests
{
    private static readonly Dictionary<string, string> Row = Samples.Cells(
        Samples.Latest,
        ReturnKind.Census
    );

    [Fact]
    public async Task OpenAsync_EpisodesUnderAnyName_AreRecognisedByTheirColumns()
    {
        var cells = Samples.Cells(
            Samples.Latest,
            ReturnKind.Episodes,
            (ReturnField.End, "01/07/2026"),
            (ReturnField.EndReason, "E4A")
        );
        using var stream = Samples.Stream(
            Samples.Csv([EpisodeHeader, EpisodeHeader.Select(h => cells.GetValueOrDefault(h, ""))])
        );
        var reader = await ReturnReader.OpenAsync(stream, Samples.Latest);
        Assert.Equal(ReturnKind.Episodes, reader.Kind);
        var row = Assert.Single(await reader.ReadAsync().ToListAsync());
        Assert.Equal("B-1001", row.Identifier);
        Assert.Equal(new DateOnly(2024, 6, 1), row.Start);
        Assert.Equal(new DateOnly(2026, 7, 1), row.End);
        Assert.Equal("K2", row.PlacementType);
        Assert.Equal("PR4", row.ProviderCode);
        Assert.Equal(Samples.Urn, row.Urn);
        Assert.Null(row.TotalPence);
        var findings = (await new ReturnChecker(Samples.Context()).CheckAsync([row]))[0].Findings;
        Assert.Equal(
            ["row.incomplete", "cost.missing", "episode.end_after_year"],
            findings.Select(f => f.Code)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData(",,,\r\n")]
    public async Task ReadAsync_HeaderWithoutRows_IsUnreadable(string rest)
    {
        using var stream = Samples.Stream(Samples.Csv([EpisodeHeader]) + rest);
        var reader = await ReturnReader.OpenAsync(stream, Samples.Latest);

        var error = await Assert.ThrowsAsync<UnreadableTableException>(() =>
            reader.ReadAsync().ToListAsync().AsTask()
        );

        Assert.Contains("nil return", error.Message, StringComparison.Ordinal);
    }

    [PublishedDataFact]
    public async Task ReadAsync_CensusThatLostItsRows_IsUnreadable()
    {
        using var stream = File.OpenRead(PublishedData.File("cases/header_only_census.csv"));
        var reader = await ReturnReader.OpenAsync(stream, Samples.Latest);

        await Assert.ThrowsAsync<UnreadableTableException>(() =>
            reader.ReadAsync().ToListAsync().AsTask()
        );
    }

    [Fact]
    public async Task OpenAsync_EpisodesWithColumnsOfTheCensusAdded_ReadsThemToo()
    {
        var row = Samples.CompletedEpisode();
        var columns = Samples.Latest.ColumnsOfRow(ReturnKind.Episodes);

        using var stream = Samples.Stream(
            Samples.Csv([
                [.. columns.Select(column => column.Name), "Notes"],
                [.. columns.Select(column => row.Text(column.Field)), "none"],
            ])
        );
        var reader = await ReturnReader.OpenAsync(stream, Samples.Latest);
        var read = Assert.Single(await reader.ReadAsync().ToListAsync());

        Assert.Equal(ReturnKind.Episodes, reader.Kind);
        Assert.Equal(["Notes"], reader.UnknownColumns);
        Assert.Equal(row.Cells(), read.Cells());
        Assert.Equal(410_050, read.TotalPence);
    }

    [Fact]
    public async Task ReadAsync_Workbook_ReadsDatesSerialsAndNumbers()
    {
        object?[] Cells(object start) =>
            [
                .. Row.Select(c =>
                    c.Key switch
                    {
                        "Placement start date" => start,
                        "Age" => 12,
                        "Contribution from Health" => (object?)100,
                        _ => c.Value,
                    }
                ),
            ];
        var rows = await Reading.OfAsync(
            WorkbookFile.Create(
                (
                    "Return",
                    [
                        ["Placements"],
                        [.. Row.Keys],
                        Cells(new DateOnly(2019, 6, 1)),
                        Cells(43_617),
                    ]
                )
            )
        );
        Assert.All(rows, row => Assert.Equal(new DateOnly(2019, 6, 1), row.Start));
        Assert.All(rows, row => Assert.Equal("2019-06-01", row.Text(ReturnField.Start)));
        Assert.Equal(12, rows[0].Age);
        Assert.Equal(10_000, rows[0].HealthPence);
        Assert.Equal([3, 4], rows.Select(row => row.Line));
    }

    [Fact]
    public async Task ReadAsync_FormulaWithoutSavedValue_IsReportedInItsPlace()
    {
        var saved = new WorkbookFile.Formula("SUM(1,2)", "4100.50");
        var none = new WorkbookFile.Formula("SUM(1,2)", null);
        object?[] Cells(object total) =>
            [.. Row.Select(c => c.Key == "Total weekly cost" ? total : c.Value)];
        var rows = await Reading.OfAsync(
            WorkbookFile.Create(
                (
                    "Return",
                    [
                        [.. Row.Keys],
                        Cells(saved),
                        Cells(none),
                    ]
                )
            )
        );
        Assert.Equal(410_050, rows[0].TotalPence);
        var findings = await new ReturnChecker(Samples.Context()).CheckAsync([rows[1]]);
        var finding = Assert.Single(findings[0].Findings);
        Assert.Equal(
            ("value.missing", 3, "Total weekly cost"),
            (finding.Code, finding.Line, finding.Column)
        );
    }

    [Fact]
    public async Task OpenAsync_TwoSheetsWithReturns_AreRefused()
    {
        object?[][] sheet =
        [
            [.. Row.Keys],
            [.. Row.Values],
        ];
        var error = await Assert.ThrowsAsync<UnreadableTableException>(() =>
            Reading.OfAsync(
                WorkbookFile.Create(
                    ("March", sheet),
                    (
                        "Notes",
                        [
                            ["none"],
                        ]
                    ),
                    ("Copy", sheet)
                )
            )
        );
        Assert.Contains("'March', 'Copy'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_LastYearsSheetBesideThisYears_ReadsThisYears()
    {
        var old = Samples.Cells(ReturnSchemas.Find("2022-03")!, ReturnKind.Census);
        using var book = WorkbookFile.Create(
            (
                "2025",
                [
                    [.. old.Keys],
                    [.. old.Values],
                ]
            ),
            (
                "2026",
                [
                    [.. Row.Keys],
                    [.. Row.Values],
                ]
            )
        );
        var reader = await ReturnReader.OpenAsync(book, Samples.Latest);
        Assert.Equal("2026", reader.Sheet);
        Assert.Single(await reader.ReadAsync().ToListAsync());
    }

    [Fact]
    public async Task OpenAsync_EpisodesWithAColumnMissing_NameIt()
    {
        var header = EpisodeHeader.Where(h => h != "PLACE").Append("EXTRA");
        var error = await Assert.ThrowsAsync<WrongColumnsException>(() =>
            Reading.OfAsync(Samples.Csv([header]))
        );
        Assert.Equal(["PLACE"], error.Missing);
        Assert.Equal(["EXTRA"], error.Unknown);
        Assert.Contains("statutory episodes file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(100_000)]
    public async Task OpenAsync_TooManyColumns_IsRefusedWithTheLimit(int columns)
    {
        var error = await Assert.ThrowsAsync<TableTooLargeException>(() =>
            Reading.OfAsync(
                string.Join(',', Row.Keys.Select(k => $"\"{k}\"")) + new string(',', columns)
            )
        );
        Assert.Contains("more than 200 columns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_WorkbookOf500Columns_IsRefusedWithTheLimit()
    {
        object?[] wide = [.. Row.Keys, .. Enumerable.Range(0, 500).Select(i => $"c{i}")];
        await Assert.ThrowsAsync<TableTooLargeException>(() =>
            Reading.OfAsync(WorkbookFile.Create(("Return", [wide])))
        );
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("<html>", "web page")]
    [InlineData("Name,Town\nA,B\n", "No header of the return 2025-12")]
    [InlineData("Age,Gender,Identifier\n1,M,x\n", "No header of the return 2025-12")]
    public async Task OpenAsync_SomethingElse_SaysSo(string text, string expected)
    {
        var error = await Assert.ThrowsAsync<UnreadableTableException>(() => Reading.OfAsync(text));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_FileEndsInsideARow_IsTruncated()
    {
        var text = Samples.Csv([Row.Keys, Row.Values, Row.Values]);
        var error = await Assert.ThrowsAsync<TruncatedTableException>(() =>
            Reading.OfAsync(text[..(text.LastIndexOf("\",\"", StringComparison.Ordinal) + 1)])
        );
        Assert.Contains("line 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_QuoteNeverClosed_IsRefused() =>
        await Assert.ThrowsAsync<TruncatedTableException>(() =>
            Reading.OfAsync(Samples.Csv([Row.Keys, Row.Values]) + "\"open,\r\n1,2,3\r\n")
        );

    [Fact]
    public async Task ReadAsync_BlankRowsAndWindows1252_AreReadRight()
    {
        Row["Organisation"] = "Café Zoë";
        var text = Samples.Csv([Row.Keys, ["", ""], Row.Values]);
        var bytes = CodePagesEncodingProvider
            .Instance.GetEncoding(1252)!
            .GetBytes(text.Replace("£", "", StringComparison.Ordinal));
        var row = Assert.Single(await Reading.OfAsync(new MemoryStream(bytes)));
        Assert.Equal("Café Zoë", row.Text(ReturnField.Organisation));
        Assert.Equal(3, row.Line);
    }

    private static string[] EpisodeHeader =>
        [.. Samples.Latest.StatutoryColumns.Select(c => c.Name).Reverse()];
}
