using System.Text;

namespace RegionalProviders.Providers.Lists.Tests;

public sealed class EncodingTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252
    )!;

    public static TheoryData<Encoding, string> Encodings =>
        new()
        {
            { new UTF8Encoding(false), "utf-8" },
            { new UTF8Encoding(true), "utf-8" },
            { Encoding.Unicode, "utf-16" },
            { Encoding.BigEndianUnicode, "utf-16BE" },
            { Windows1252, "windows-1252" },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task ReadAsync_AccentOnlyInTheLastRow_IsReadInTheRightEncoding(
        Encoding encoding,
        string expected
    )
    {
        var rows = Enumerable
            .Range(0, 2_000)
            .Select(i => ProviderList.Row(("URN", $"{2_000_000 + i}")))
            .ToArray();
        var text =
            ProviderList.Preamble2025.Replace('\u2013', '-')
            + ProviderList.Lines([
                ProviderList.Header2025,
                .. rows,
                ProviderList.Row(("Name", "Café \u2018Zoë\u2019")),
            ]);
        using var stream = new MemoryStream([
            .. encoding.GetPreamble(),
            .. encoding.GetBytes(text),
        ]);
        var list = await Reading.OfAsync(stream);
        Assert.Equal(expected, list.Table.Encoding);
        Assert.Equal("Café \u2018Zoë\u2019", list.Registrations[^1].Name.Value);
        Assert.Empty(list.Table.UnknownColumns);
    }

    [Fact]
    public async Task ReadAsync_CharactersAcrossEveryBufferBoundary_StayUtf8()
    {
        // Puts three-byte characters at each possible offset to the boundary of the 64 KiB buffer.
        for (var shift = 0; shift < 3; shift++)
        {
            var rows = Enumerable
                .Range(0, 300)
                .Select(i =>
                    ProviderList.Row(
                        ("URN", $"{2_000_000 + i}"),
                        ("Name", new string('\u2019', 400))
                    )
                );
            var list = await Reading.OfAsync(new string('x', shift) + ProviderList.Text([.. rows]));
            Assert.Equal("utf-8", list.Table.Encoding);
            Assert.All(list.Registrations, r => Assert.Equal(400, r.Name.Value!.Length));
        }
    }

    [Fact]
    public async Task OpenAsync_Utf8CutInsideItsLastCharacter_IsStillUtf8()
    {
        var bytes = Encoding.UTF8.GetBytes(
            ProviderList.Text(ProviderList.Row(("Name", "Café"))) + "Source: Caf\u00E9"
        );
        var reader = await ListReader.OpenAsync(new MemoryStream(bytes[..^1]));
        Assert.Equal("utf-8", reader.Tables[0].Encoding);
    }

    [Fact]
    public async Task OpenAsync_Windows1252WithOneByteAtItsEnd_IsNotUtf8()
    {
        var text =
            ProviderList.Lines([ProviderList.Header2025, ProviderList.Row()]) + "Source: Caf\u00E9";
        var reader = await ListReader.OpenAsync(new MemoryStream(Windows1252.GetBytes(text)));
        Assert.Equal("windows-1252", reader.Tables[0].Encoding);
    }

    [Theory]
    [InlineData('\t')]
    [InlineData(';')]
    public async Task ReadAsync_OtherSeparator_IsFoundByTheHeader(char separator)
    {
        var rows = ProviderList.Lines([
            [.. ProviderList.Header2025.Select(h => h.Trim())],
            ProviderList.Row(("Name", "Oak House")),
        ]);
        var list = await Reading.OfAsync(rows.Replace(',', separator));
        Assert.Equal("Oak House", list.Only.Name.Value);
    }
}
