using System.IO.Compression;
using System.Text;
using RegionalProviders.Published;

namespace RegionalProviders.Providers.Lists.Tests;

public sealed class WorkbookTests
{
    [Fact]
    public async Task ReadAsync_ProviderListAsWorkbook_ReadsNumbersAndDatesAsTheCsvWould()
    {
        var row = Row(
            ("URN", 2590934),
            ("Registration date", new DateOnly(2020, 6, 25)),
            ("Places", 2),
            ("Name", "REDACTED")
        );
        var list = await Reading.OfAsync(Book(row));
        Assert.Equal(ListKind.OfstedProviders, list.Table.Kind);
        Assert.Equal("2590934", list.Only.Urn);
        Assert.Equal(new DateOnly(2020, 6, 25), list.Only.RegistrationDate);
        Assert.Equal(2, list.Only.Places);
        Assert.True(list.Only.Name.Withheld);
        Assert.Equal("Provider level!3", list.Rows[0].Place.ToString());
        Assert.Equal(new DateOnly(2025, 3, 31), list.Table.AsAt);
    }

    [Fact]
    public async Task ReadAsync_DateWithoutDateFormat_ReadsTheSerialNumber()
    {
        var list = await Reading.OfAsync(Book(Row(("Registration date", 44_007))));
        Assert.Equal(new DateOnly(2020, 6, 25), list.Only.RegistrationDate);
    }

    [Fact]
    public async Task ReadAsync_FormulaCell_TakesTheSavedValueAndEvaluatesNothing()
    {
        var name = new WorkbookFile.Formula(
            "HYPERLINK(\"https://example.org\",\"x\")",
            "Oak House"
        );
        var town = new WorkbookFile.Formula("1+1", null);
        var list = await Reading.OfAsync(Book(Row(("Name", name), ("Town", town))));
        Assert.Equal("Oak House", list.Only.Name.Value);
        Assert.Equal(default, list.Only.Town);
    }

    [Fact]
    public async Task OpenAsync_SheetWithoutList_IsNamedAndSkipped()
    {
        var stream = WorkbookFile.Create(
            (
                "Cover",
                [
                    ["Children's social care data"],
                    ["Contents"],
                ]
            ),
            (
                "Provider level",
                [
                    [.. ProviderList.Header2025],
                    Row(),
                ]
            )
        );
        var list = await Reading.OfAsync(stream);
        Assert.Equal(["Cover"], list.Reader.OtherSheets);
        Assert.Single(list.Registrations);
    }

    [Fact]
    public async Task OpenAsync_TwoSheetsWithTheSameList_AreAskedFor()
    {
        object?[][] sheet =
        [
            [.. ProviderList.Header2025],
            Row(),
        ];
        Stream Both() => WorkbookFile.Create(("This year", sheet), ("Last year", sheet));

        var refusal = await Assert.ThrowsAsync<UnreadableListException>(() =>
            Reading.OfAsync(Both())
        );
        Assert.Contains("'This year', 'Last year'", refusal.Message, StringComparison.Ordinal);

        var named = await Reading.OfAsync(Both(), new ListOptions { Sheet = "last year" });
        Assert.Equal("Last year", named.Table.Place.Sheet);
        Assert.Equal(["This year"], named.Reader.OtherSheets);
    }

    [Fact]
    public async Task OpenAsync_ListOfAnotherDayThanItWasSentAs_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<ListDateException>(() =>
            Reading.OfAsync(Book(Row()), new ListOptions { AsAt = new DateOnly(2024, 3, 31) })
        );

        Assert.Contains("31 March 2025", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_BombThatUnpacksToGigabytes_IsRefusedBeforeItIsUnpacked()
    {
        var stream = Archive("xl/workbook.xml", "xl/worksheets/sheet1.xml");
        // The directory at the end of the archive declares what unpacking yields.
        Declare(stream, 0xF000_0000);
        var before = GC.GetTotalAllocatedBytes();
        await Assert.ThrowsAsync<ListTooLargeException>(() => ListReader.OpenAsync(stream));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 10_000_000);
    }

    [Fact]
    public async Task OpenAsync_DirectoryThatLiesAboutSizes_UnpacksNoMoreThanDeclared()
    {
        var stream = Book(Row());
        Declare(stream, 100);
        await Assert.ThrowsAsync<UnreadableListException>(() => ListReader.OpenAsync(stream));
    }

    [Fact]
    public async Task ReadAsync_CellReferenceFarToTheRight_IsRefused()
    {
        var stream = Rewrite(
            Book(Row()),
            "xl/worksheets/sheet1.xml",
            xml => xml.Replace("r=\"A1\"", "r=\"ZZZZZ1\"", StringComparison.Ordinal)
        );
        await Assert.ThrowsAnyAsync<ListException>(() => Reading.OfAsync(stream));
    }

    [Fact]
    public async Task ReadAsync_CellLongerThanExcelAllows_IsRefused()
    {
        var stream = Book(Row(("Name", new string('x', 40_000))));
        await Assert.ThrowsAsync<ListTooLargeException>(() => Reading.OfAsync(stream));
    }

    [Fact]
    public async Task OpenAsync_WorkbookCutOff_IsDamaged()
    {
        var whole = Book(Row()).ToArray();
        var error = await Assert.ThrowsAsync<UnreadableListException>(() =>
            ListReader.OpenAsync(new MemoryStream(whole[..^200]))
        );
        Assert.Contains("damaged or incomplete", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_SheetWithBrokenXml_IsDamaged()
    {
        var stream = Rewrite(
            Book(Row()),
            "xl/worksheets/sheet1.xml",
            xml => xml[..(xml.Length / 2)]
        );
        await Assert.ThrowsAsync<UnreadableListException>(() => Reading.OfAsync(stream));
    }

    [Fact]
    public async Task OpenAsync_SheetWithExternalEntity_IsDamaged()
    {
        var stream = Rewrite(
            Book(Row()),
            "xl/worksheets/sheet1.xml",
            xml =>
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + xml[xml.IndexOf("<x:worksheet", StringComparison.Ordinal)..]
        );
        await Assert.ThrowsAsync<UnreadableListException>(() => Reading.OfAsync(stream));
    }

    [Theory]
    [InlineData("content.xml", "OpenDocument")]
    [InlineData("provider_list.csv", "Unpack it first")]
    public async Task OpenAsync_OtherArchive_SaysWhatItIs(string entry, string expected)
    {
        var error = await Assert.ThrowsAsync<UnreadableListException>(() =>
            ListReader.OpenAsync(Archive(entry))
        );
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static MemoryStream Book(object?[] row) =>
        WorkbookFile.Create(
            (
                "Provider level",
                [
                    ["Provider level as at 31 March 2025"],
                    [.. ProviderList.Header2025],
                    row,
                ]
            )
        );

    private static object?[] Row(params (string Column, object Value)[] changes)
    {
        object?[] row = [.. ProviderList.Row()];
        foreach (var (column, value) in changes)
            row[Array.FindIndex(ProviderList.Header2025, h => h == column)] = value;
        return row;
    }

    private static MemoryStream Archive(params string[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("<x/>"u8);
            }
        }
        return stream;
    }

    /// <summary>Overwrites the uncompressed size of the first sheet in the directory at the end of the archive.</summary>
    private static void Declare(MemoryStream stream, uint size)
    {
        var bytes = stream.GetBuffer().AsSpan(0, (int)stream.Length);
        const int entryHeader = 46;
        var entry = bytes.LastIndexOf("xl/worksheets/sheet1.xml"u8) - entryHeader;
        Assert.True(bytes[entry..].StartsWith("PK\u0001\u0002"u8));
        BitConverter.TryWriteBytes(bytes[(entry + 24)..], size);
    }

    private static MemoryStream Rewrite(
        MemoryStream stream,
        string part,
        Func<string, string> change
    )
    {
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var old = Assert.Single(archive.Entries, e => e.FullName == part);
            string xml;
            using (var reader = new StreamReader(old.Open()))
                xml = reader.ReadToEnd();
            old.Delete();
            using var entry = archive.CreateEntry(part).Open();
            entry.Write(Encoding.UTF8.GetBytes(change(xml)));
        }
        return stream;
    }
}
