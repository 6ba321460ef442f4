using RegionalProviders.Published;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>Files with faults that people who do this job have reported of other systems.</summary>
public sealed class ReportedFileTests
{
    [PublishedDataFact]
    public async Task CheckAsync_ErrorsInEndAndReason_AreFound()
    {
        var found = await FindingsAsync("l1_errors_episodes_full.xlsx");

        Assert.Contains((2, "cell.error", "DEC"), found);
        Assert.Contains((2, "cell.error", "REC"), found);
        Assert.DoesNotContain(found, each => each is (3, "cell.error", _));
    }

    [PublishedDataFact]
    public async Task CheckAsync_ReasonWithoutEnd_IsFound()
    {
        var found = await FindingsAsync("s2b_rec_without_dec_full.csv");

        Assert.Equal(
            [2, 3],
            found
                .Where(each => each.Code == "placement.reason_without_end")
                .Select(each => each.Line)
        );
    }

    [PublishedDataFact]
    public async Task CheckAsync_ProviderOfATemporaryPlacement_IsFound()
    {
        var found = await FindingsAsync("s3_provider_not_expected.csv");

        Assert.Equal(
            [2, 3, 5],
            found.Where(each => each.Code == "provider.not_expected").Select(each => each.Line)
        );
    }

    [PublishedDataFact]
    public async Task CheckAsync_PlacementsInWalesAndScotland_NeedNoUrn()
    {
        var found = await FindingsAsync("s4_welsh_border.csv");

        Assert.DoesNotContain(found, each => each.Code is "urn.missing" or "urn.placeholder");
        Assert.Contains((3, "urn.missing_at_border", "URN"), found);
    }

    [PublishedDataFact]
    public async Task ReadAsync_WorkbookOf1904_HasItsDates()
    {
        var row = Assert.Single(await ReadAsync("l4_1904_general.xlsx"));

        Assert.Equal((new DateOnly(2026, 5, 1), new DateOnly(2026, 9, 1)), (row.Start, row.End));
    }

    [PublishedDataFact]
    public async Task ReadAsync_StrictWorkbook_IsRead()
    {
        var rows = await ReadAsync("l3_episodes_strict.xlsx");

        Assert.Equal(4, rows.Count);
        Assert.Equal(("1234567", new DateOnly(2026, 5, 1)), (rows[0].Identifier, rows[0].Start));
    }

    [PublishedDataFact]
    public async Task ReadAsync_XmlOfTheReturn_GivesItsEpisodes()
    {
        var rows = await Reading.OfAsync(
            File.OpenRead(PublishedData.File("ssda903_fake_sfdl", "fake_903.xml"))
        );

        Assert.Equal(
            ("907440", "R5", "PR2", new DateOnly(2017, 1, 6), new DateOnly(2017, 10, 6)),
            (
                rows[0].Identifier,
                rows[0].PlacementType,
                rows[0].ProviderCode,
                rows[0].Start,
                rows[0].End
            )
        );
        Assert.Equal(("907440", 3), (rows[1].Identifier, rows[1].Line));
        Assert.Equal("228005", rows[2].Identifier);
    }

    [PublishedDataFact]
    public async Task CheckAsync_XmlWithoutElements_LacksTheirValues()
    {
        var found = await FindingsAsync("s9_903.xml");

        Assert.Contains((2, "value.missing", "PLACE"), found);
        Assert.DoesNotContain((2, "value.missing", "DECOM"), found);
    }

    [Fact]
    public async Task OpenAsync_XmlThatIsCutOff_IsRefused()
    {
        const string Whole =
            "<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID></HEADER><EPISODE><DECOM>01/05/2026</DECOM>";

        var refusal = await Assert.ThrowsAsync<UnreadableTableException>(() =>
            Reading.OfAsync(Whole)
        );

        Assert.Contains("incomplete", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<List<ReturnRow>> ReadAsync(string file) =>
        Reading.OfAsync(File.OpenRead(PublishedData.File("cases", file)));

    private static async Task<List<(int? Line, string Code, string? Column)>> FindingsAsync(
        string file
    )
    {
        var rows = await ReadAsync(file);
        var found = await new ReturnChecker(Samples.Context()).CheckAsync(rows);
        return
        [
            .. found
                .SelectMany(row => row.Findings)
                .Select(each => (each.Line, each.Code, each.Column)),
        ];
    }
}
