using RegionalProviders.Published;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>Which sheet of a workbook is read.</summary>
public sealed class SheetTests
{
    private static readonly Dictionary<string, string> Row = Samples.Cells(
        Samples.Latest,
        ReturnKind.Census
    );

    private static object?[][] Sheet(string? without = null) =>
        [
            [.. Row.Keys.Where(name => name != without)],
            [.. Row.Where(cell => cell.Key != without).Select(cell => cell.Value)],
        ];

    [Fact]
    public async Task OpenAsync_SheetWithoutAColumnBesideOneThatFits_IsAskedFor()
    {
        using var book = WorkbookFile.Create(
            ("Return 2026", Sheet(without: "Age")),
            ("Return 2025", Sheet())
        );

        var refusal = await Assert.ThrowsAsync<UnreadableTableException>(() =>
            ReturnReader.OpenAsync(book, Samples.Latest)
        );
        Assert.Contains("'Return 2026', 'Return 2025'", refusal.Message, StringComparison.Ordinal);

        var named = await ReturnReader.OpenAsync(book, Samples.Latest, "return 2025");
        Assert.Equal("Return 2025", named.Sheet);
        var lacking = await Assert.ThrowsAsync<WrongColumnsException>(() =>
            ReturnReader.OpenAsync(book, Samples.Latest, "Return 2026")
        );
        Assert.Equal(["Age"], lacking.Missing);
        await Assert.ThrowsAsync<UnreadableTableException>(() =>
            ReturnReader.OpenAsync(book, Samples.Latest, "Return 2024")
        );
    }

    [Fact]
    public async Task CheckYear_SheetOfAnotherYear_IsSaid()
    {
        using var book = WorkbookFile.Create(
            (
                "Sheet1",
                [
                    ["Placements as at 31 March 2025"],
                    .. Sheet(),
                ]
            )
        );
        var reader = await ReturnReader.OpenAsync(book, Samples.Latest);

        var finding = Assert.Single(reader.CheckYear(new DateOnly(2026, 3, 31)));

        Assert.Equal(("file.other_year", Severity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("names 2025", finding.Message, StringComparison.Ordinal);
        Assert.Empty(reader.CheckYear(new DateOnly(2025, 3, 31)));
    }

    [Theory]
    [InlineData("Return 2025-26")]
    [InlineData("March return")]
    public async Task CheckYear_SheetOfTheReturnsYearOrOfNone_IsNotRemarkedOn(string name)
    {
        using var book = WorkbookFile.Create((name, Sheet()));
        var reader = await ReturnReader.OpenAsync(book, Samples.Latest);

        Assert.Empty(reader.CheckYear(new DateOnly(2026, 3, 31)));
    }

    [PublishedDataFact]
    public async Task OpenAsync_StaleSheetBesideThisYears_IsAskedFor() =>
        await Assert.ThrowsAsync<UnreadableTableException>(() =>
            Reading.OfAsync(
                File.OpenRead(PublishedData.File("cases", "l2_stale_sheet_visible.xlsx"))
            )
        );
}
