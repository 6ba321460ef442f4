using System.IO.Compression;
using System.Text;
using System.Xml;

namespace RegionalProviders.Placements.Returns;

/// <summary>Writes a workbook of one sheet, row by row, straight into the archive.</summary>
internal sealed class SheetWriter : IAsyncDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int MostCharacters = 32_767;

    private readonly ZipArchive _archive;
    private readonly Stream _part;
    private readonly XmlWriter _xml;

    private SheetWriter(ZipArchive archive, Stream part)
    {
        _archive = archive;
        _part = part;
        _xml = XmlWriter.Create(
            part,
            new XmlWriterSettings { Async = true, CheckCharacters = true }
        );
    }

    public static async Task<SheetWriter> CreateAsync(Stream stream, string name)
    {
        var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        await PartAsync(
            archive,
            "[Content_Types].xml",
            $"<Types xmlns=\"{Packages}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/>"
                + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Type}.worksheet+xml\"/></Types>"
        );
        await PartAsync(archive, "_rels/.rels", Relation("officeDocument", "xl/workbook.xml"));
        await PartAsync(
            archive,
            "xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        );
        await PartAsync(
            archive,
            "xl/_rels/workbook.xml.rels",
            Relation("worksheet", "worksheets/sheet1.xml")
        );
        var writer = new SheetWriter(
            archive,
            archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open()
        );
        await writer._xml.WriteStartDocumentAsync();
        await writer._xml.WriteStartElementAsync(null, "worksheet", Main);
        await writer._xml.WriteStartElementAsync(null, "sheetData", Main);
        return writer;
    }

    /// <summary>Every cell is an inline text: no spreadsheet evaluates it.</summary>
    public async Task WriteAsync(IEnumerable<string> cells)
    {
        await _xml.WriteStartElementAsync(null, "row", Main);
        foreach (var cell in cells)
        {
            await _xml.WriteStartElementAsync(null, "c", Main);
            await _xml.WriteAttributeStringAsync(null, "t", null, "inlineStr");
            await _xml.WriteStartElementAsync(null, "is", Main);
            await _xml.WriteStartElementAsync(null, "t", Main);
            await _xml.WriteAttributeStringAsync("xml", "space", null, "preserve");
            await _xml.WriteStringAsync(Storable(cell));
            await _xml.WriteEndElementAsync();
            await _xml.WriteEndElementAsync();
            await _xml.WriteEndElementAsync();
        }
        await _xml.WriteEndElementAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _xml.WriteEndDocumentAsync();
        await _xml.DisposeAsync();
        await _part.DisposeAsync();
        await _archive.DisposeAsync();
    }

    private static string Storable(string cell) =>
        cell.Length <= MostCharacters ? cell : cell[..MostCharacters];

    private static string Relation(string type, string target) =>
        $"<Relationships xmlns=\"{Packages}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/{type}\" Target=\"{target}\"/></Relationships>";

    private static async Task PartAsync(ZipArchive archive, string name, string xml)
    {
        await using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        await part.WriteAsync(Encoding.UTF8.GetBytes(xml));
    }
}
