using System.Globalization;
using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>The exported file of a table contains what the table shows to the same reader, and nothing else.</summary>
public sealed class RegionalExportTests
{
    private const string LastYear = ", last year";

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task ExportRegionalTable_OfEveryTable_HasTheCellsOfTheTable(ExportFormat format)
    {
        var scene = await TwoYearsAsync();
        var officer = await scene.March.OfficerAsync();
        var coordinator = await scene.March.CoordinatorAsync();

        foreach (var shape in Catalogue.Tables)
        {
            var rows = await scene.RowsAsync(shape.Table);
            var file = await ReadAsync(officer);
            var again = await ReadAsync(coordinator);

            Assert.Equal(file.Rows, again.Rows);
            Assert.Equal(file.Notes, again.Notes);
            Assert.Equal(rows.Count, file.Rows.Count);
            foreach (var (row, cells) in rows.Zip(file.Rows))
            {
                string? Cell(string column) => file.Cell(cells, column);
                Assert.Equal(
                    row.Keys.SelectMany(key => new[] { key.Label, key.Key }),
                    cells.Take(2 * row.Keys.Count).Select(cell => cell.TrimStart('\''))
                );
                Assert.Equal(Figures(row.Figures, shape), Read(Cell, ""));
                Assert.Equal(Figures(row.LastYear, shape), Read(Cell, LastYear));
                Assert.Equal(
                    (
                        row.Change.HasPlacements ? $"{row.Change.Placements}" : "",
                        row.Change.HasWeeklyCostPence ? Pounds(row.Change.WeeklyCostPence) : "",
                        row.Change.HasMeanWeeklyCostPence
                            ? Pounds(row.Change.MeanWeeklyCostPence)
                            : ""
                    ),
                    (
                        Cell("Change in placements"),
                        Cell("Change in weekly cost (£)"),
                        Cell("Change in mean weekly cost (£)")
                    )
                );
            }

            Task<ExportedTable> ReadAsync(Client.RegionalProvidersClient client) =>
                ExportedTable.ReadAsync(client, scene.March.WindowId, shape.Table, format);
        }
    }

    [Fact]
    public async Task ExportRegionalTable_OfAllTables_TellsNoSuppressedCount()
    {
        var scene = await TwoYearsAsync();
        var officer = await scene.March.OfficerAsync();
        var now = new List<SolvingAttacker.ShownRow>();
        var before = new List<SolvingAttacker.ShownRow>();
        foreach (var shape in Catalogue.Tables)
        {
            var file = await ExportedTable.ReadAsync(
                officer,
                scene.March.WindowId,
                shape.Table,
                ExportFormat.Csv
            );
            now.AddRange(file.Published());
            before.AddRange(file.Published(LastYear));
        }

        foreach (var reader in new[] { null, scene.Placements[0].PlacingAuthority })
        foreach (
            var (placements, rows) in new[]
            {
                (scene.Placements, now),
                (scene.PlacementsBefore, before),
            }
        )
        {
            var returns = scene.Returns(placements);
            var counts = Secrets
                .Of(returns, reader)
                .Where(question => question.About == SolvingAttacker.About.Count);
            Assert.NotEmpty(rows);
            Assert.DoesNotContain(rows, row => Secrets.Cells(returns, reader).Contains(row.Cell));
            Assert.Empty(new SolvingAttacker(returns, rows, reader).UniquelyDetermined(counts));
        }
    }

    [Fact]
    public async Task ExportRegionalTable_Always_SaysWhatItIsAndWhatIsSuppressed()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();
        var publication = await scene.PublishAsync();
        await scene.NameAsync("=HYPERLINK(\"http://example.org\")\u0001", "@Care Ltd");
        var officer = await scene.March.OfficerAsync();

        foreach (var format in new[] { ExportFormat.Csv, ExportFormat.Xlsx })
        {
            var file = await ExportedTable.ReadAsync(
                officer,
                scene.March.WindowId,
                RegionalTable.Setting,
                format
            );

            Assert.Equal("Placements by setting", file.Notes["Table"]);
            Assert.StartsWith("2026, 8 March 2026", file.Notes["Window"], StringComparison.Ordinal);
            Assert.StartsWith(
                publication
                    .PublishedAt.ToDateTimeOffset()
                    .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                file.Notes["Published"],
                StringComparison.Ordinal
            );
            Assert.Contains("8 councils", file.Notes["Published"], StringComparison.Ordinal);
            Assert.Contains("1 to 5", file.Notes["*"], StringComparison.Ordinal);
            Assert.DoesNotContain(file.Rows, row => file.Cell(row, "Placements") == "*");
            Assert.DoesNotContain(
                file.Header,
                column => column.Contains(LastYear, StringComparison.Ordinal)
            );
            // Text cells of a workbook are never evaluated; in CSV an apostrophe is put in front.
            Assert.All(
                file.Rows,
                row =>
                    Assert.StartsWith(
                        format == ExportFormat.Csv ? "'=HYPERLINK" : "=HYPERLINK",
                        file.Cell(row, "Setting"),
                        StringComparison.Ordinal
                    )
            );
        }
    }

    [Fact]
    public async Task ExportRegionalTable_WithAYearThatWasWithheld_SaysSo()
    {
        var scene = await TwoYearsAsync();
        await scene.March.AskAsync<object?>(
            """
            delete from placements.regional_figure f using placements.regional_publication p
            where p.window_id = f.window_id and p.consortium_id = @consortium and p.year = 2025;
            update placements.regional_publication set withheld = true where consortium_id = @consortium and year = 2025
            """,
            new { consortium = Guid.Parse(scene.March.Consortium) }
        );

        var file = await ExportedTable.ReadAsync(
            await scene.March.OfficerAsync(),
            scene.March.WindowId,
            RegionalTable.Region,
            ExportFormat.Csv
        );

        Assert.Contains("too small", file.Notes["withheld"], StringComparison.Ordinal);
        var row = Assert.Single(file.Rows);
        Assert.Equal($"{scene.Placements.Count}", file.Cell(row, "Placements"));
        const string withheld = "withheld";
        Assert.Equal(
            (withheld, withheld, withheld, withheld, withheld, withheld),
            Read(column => file.Cell(row, column), LastYear)
        );
        Assert.Equal("", file.Cell(row, "Change in placements"));
    }

    private static async Task<RegionalScene> TwoYearsAsync()
    {
        var scene = await RegionalScene.BeginAsync();
        var window = await scene.LastYearAsync([.. scene.Placements.Skip(80)]);
        await scene.PublishAsync(window);
        await scene.March.CloseAsync();
        await scene.PublishAsync();
        return scene;
    }

    private static (string?, string?, string?, string?, string?, string?) Read(
        Func<string, string?> cell,
        string year
    ) =>
        (
            cell($"Placements{year}"),
            cell($"Weekly cost (£){year}"),
            cell($"Mean weekly cost (£){year}"),
            cell($"Social care (£){year}"),
            cell($"Education (£){year}"),
            cell($"Health (£){year}")
        );

    private static (string?, string?, string?, string?, string?, string?) Figures(
        RegionalFigures figures,
        TableShape shape
    )
    {
        string? Contribution(bool has, long pence) =>
            !shape.HasContributions ? null
            : has ? Pounds(pence)
            : "*";
        return (
            figures.HasPlacements ? $"{figures.Placements}" : "*",
            figures.HasWeeklyCostPence ? Pounds(figures.WeeklyCostPence) : "*",
            figures.HasMeanWeeklyCostPence ? Pounds(figures.MeanWeeklyCostPence)
            : figures.HasPlacements ? ""
            : "*",
            Contribution(figures.HasSocialCarePence, figures.SocialCarePence),
            Contribution(figures.HasEducationPence, figures.EducationPence),
            Contribution(figures.HasHealthPence, figures.HealthPence)
        );
    }

    private static string Pounds(long pence) =>
        (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
