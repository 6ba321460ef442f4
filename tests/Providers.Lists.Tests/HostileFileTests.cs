using System.Text;

namespace RegionalProviders.Providers.Lists.Tests;

public sealed class HostileFileTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("%PDF-1.7\n%....", "PDF")]
    [InlineData("<!DOCTYPE html>\n<html><body>URN,Name</body></html>", "web page")]
    [InlineData("\n  <?xml version=\"1.0\"?><a/>", "web page or XML")]
    [InlineData("just some text\nand more\n", "No header of a known list")]
    [InlineData("Name,Town,Postcode\nA,B,C\n", "No header of a known list")]
    public async Task OpenAsync_SomethingElse_SaysWhatItIsAndWhatCanBeRead(
        string text,
        string expected
    )
    {
        var error = await Assert.ThrowsAsync<UnreadableListException>(() => Reading.OfAsync(text));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Readable are: Ofsted's provider list",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1 }, "Save it as xlsx")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0 }, "compressed")]
    [InlineData(new byte[] { 1, 0, 0, 0, 2, 0, 0, 0 }, "not text")]
    public async Task OpenAsync_BinaryFile_SaysWhatItIs(byte[] bytes, string expected)
    {
        var error = await Assert.ThrowsAsync<UnreadableListException>(() =>
            ListReader.OpenAsync(new MemoryStream(bytes))
        );
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_QuoteNeverClosedInALongFile_StopsBeforeMemoryGrows()
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes(ProviderList.Text() + "x,\"SC012345,"));
        var filler = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat("a,b,c,d\r\n", 10_000))
        );
        for (var i = 0; i < 300; i++)
            stream.Write(filler);
        var before = GC.GetTotalAllocatedBytes();
        var error = await Assert.ThrowsAsync<ListTooLargeException>(() => Reading.OfAsync(stream));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 20_000_000);
        Assert.Contains("line 10 ", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "quotation mark that is not closed",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ReadAsync_QuoteNeverClosedInAShortFile_IsTruncated()
    {
        var text =
            ProviderList.Text(ProviderList.Row()) + "x,\"SC012346,more\r\nx,SC012347,more\r\n";
        var error = await Assert.ThrowsAsync<TruncatedListException>(() => Reading.OfAsync(text));
        Assert.Contains("line 11 ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_FileEndsInsideARow_IsTruncatedSoThatNothingLooksWithdrawn()
    {
        var text = ProviderList.Text(ProviderList.Row(), ProviderList.Row(("URN", "SC012346")));
        var error = await Assert.ThrowsAsync<TruncatedListException>(() =>
            Reading.OfAsync(text[..^30])
        );
        Assert.Contains("line 11.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_LastRowWholeButWithoutLineEnd_IsRead()
    {
        var list = await Reading.OfAsync(ProviderList.Text(ProviderList.Row())[..^2]);
        Assert.Single(list.Registrations);
    }

    [Fact]
    public async Task ReadAsync_StrayQuoteInTheLastRow_IsText()
    {
        var text = ProviderList
            .Text(ProviderList.Row(("Name", "The NAME house")))
            .Replace("NAME", "12\"", StringComparison.Ordinal);
        var list = await Reading.OfAsync(text);
        Assert.Equal("The 12\" house", list.Only.Name.Value);
    }

    [Fact]
    public async Task ReadAsync_NameOfAMegabyte_IsRefused()
    {
        var text = ProviderList.Text(ProviderList.Row(("Name", new string('n', 1_200_000))));
        await Assert.ThrowsAsync<ListTooLargeException>(() => Reading.OfAsync(text));
    }

    [Fact]
    public async Task ReadAsync_CellOver32ThousandCharacters_IsRefused()
    {
        var text = ProviderList.Text(ProviderList.Row(("Name", new string('n', 33_000))));
        await Assert.ThrowsAsync<ListTooLargeException>(() => Reading.OfAsync(text));
    }

    [Fact]
    public async Task OpenAsync_HundredThousandColumns_IsRefused()
    {
        var error = await Assert.ThrowsAsync<ListTooLargeException>(() =>
            Reading.OfAsync("URN" + new string(',', 100_000) + "\r\n")
        );
        Assert.Contains("1000 columns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_RowOfCommasWithoutEnd_IsRefused()
    {
        var text = ProviderList.Text(ProviderList.Row()) + new string(',', 30_000_000);
        await Assert.ThrowsAsync<ListTooLargeException>(() => Reading.OfAsync(text));
    }

    [Fact]
    public async Task OpenAsync_StreamThatCannotSeek_IsTheCallersMistake()
    {
        await using var stream = new System.IO.Compression.GZipStream(
            new MemoryStream(),
            System.IO.Compression.CompressionMode.Decompress
        );
        await Assert.ThrowsAsync<ArgumentException>(() => ListReader.OpenAsync(stream));
    }
}
