using System.IO.Compression;
using System.Text;
using System.Xml;

namespace RegionalProviders.Placements.Returns;

/// <summary>Writes a workbook sheet by sheet and row by row, straight into the archive.</summary>
internal sealed class SheetWriter : IAsyncDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int MostCharacters = 32_767;

    private readonly ZipArchive _archive;
    private int _sheet = 1;
    private Stream _part;
    private XmlWriter _xml;

    private SheetWriter(ZipArchive archive)
    {
        _archive = archive;
        (_part, _xml) = Open();
    }

    /// <summary>Begins a workbook and its first sheet. As many sheets must be written as are named.</summary>
    public static async Task<SheetWriter> CreateAsync(Stream stream, params string[] names)
    {
        var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        await PartAsync(
            archive,
            "[Content_Types].xml",
            $"<Types xmlns=\"{Packages}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/>"
                + Each(
                    names,
                    (_, n) =>
                        $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Type}.worksheet+xml\"/>"
                )
                + "</Types>"
        );
        await PartAsync(
            archive,
            "_rels/.rels",
            Relations(Relation(1, "officeDocument", "xl/workbook.xml"))
        );
        await PartAsync(
            archive,
            "xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>"
                + Each(
                    names,
                    (name, n) => $"<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"r{n}\"/>"
                )
                + "</sheets></workbook>"
        );
        await PartAsync(
            archive,
            "xl/_rels/workbook.xml.rels",
            Relations(Each(names, (_, n) => Relation(n, "worksheet", $"worksheets/sheet{n}.xml")))
        );
        var writer = new SheetWriter(archive);
        await writer.StartAsync();
        return writer;
    }

    /// <summary>Ends the sheet and begins the next.</summary>
    public async Task NextAsync()
    {
        await EndAsync();
        _sheet++;
        (_part, _xml) = Open();
        await StartAsync();
    }

    /// <summary>Every cell is an inline text: no spreadsheet evaluates it.</summary>
    public Task WriteAsync(IEnumerable<string> cells) =>
        WriteAsync(cells.Select(cell => (ExportCell)cell));

    /// <summary>Texts are inline texts, which no spreadsheet evaluates; numbers it may add up.</summary>
    public async Task WriteAsync(IEnumerable<ExportCell> cells)
    {
        await _xml.WriteStartElementAsync(null, "row", Main);
        foreach (var cell in cells)
        {
            await _xml.WriteStartElementAsync(null, "c", Main);
            if (cell.IsNumber)
                await _xml.WriteElementStringAsync(null, "v", Main, cell.Text);
            else
                await WriteTextAsync(cell.Text);
            await _xml.WriteEndElementAsync();
        }
        await _xml.WriteEndElementAsync();
    }

    private async Task WriteTextAsync(string text)
    {
        await _xml.WriteAttributeStringAsync(null, "t", null, "inlineStr");
        await _xml.WriteStartElementAsync(null, "is", Main);
        await _xml.WriteStartElementAsync(null, "t", Main);
        await _xml.WriteAttributeStringAsync("xml", "space", null, "preserve");
        await _xml.WriteStringAsync(Storable(text));
        await _xml.WriteEndElementAsync();
        await _xml.WriteEndElementAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _archive.DisposeAsync();
    }

    private (Stream, XmlWriter) Open()
    {
        var part = _archive
            .CreateEntry($"xl/worksheets/sheet{_sheet}.xml", CompressionLevel.Fastest)
            .Open();
        var settings = new XmlWriterSettings { Async = true, CheckCharacters = true };
        return (part, XmlWriter.Create(part, settings));
    }

    private async Task StartAsync()
    {
        await _xml.WriteStartDocumentAsync();
        await _xml.WriteStartElementAsync(null, "worksheet", Main);
        await _xml.WriteStartElementAsync(null, "sheetData", Main);
    }

    private async Task EndAsync()
    {
        await _xml.WriteEndDocumentAsync();
        await _xml.DisposeAsync();
        await _part.DisposeAsync();
    }

    // One character that XML may not have would make the whole file unreadable; so would half of a pair.
    private static string Storable(string cell)
    {
        var text = cell.Length <= MostCharacters ? cell : cell[..MostCharacters];
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        return string.Concat(
            text.EnumerateRunes()
                .Select(rune =>
                    rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? " " : rune.ToString()
                )
        );
    }

    private static string Each(string[] names, Func<string, int, string> part) =>
        string.Concat(names.Select((name, i) => part(name, i + 1)));

    private static string Relations(string relations) =>
        $"<Relationships xmlns=\"{Packages}/relationships\">{relations}</Relationships>";

    private static string Relation(int id, string type, string target) =>
        $"<Relationship Id=\"r{id}\" Type=\"{Office}/{type}\" Target=\"{target}\"/>";

    private static async Task PartAsync(ZipArchive archive, string name, string xml)
    {
        await using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        await part.WriteAsync(Encoding.UTF8.GetBytes(xml));
    }
}
