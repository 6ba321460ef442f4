using System.IO.Compression;
using System.Security;
using System.Text;

namespace RegionalProviders.Hostile.Tests;

/// <summary>An xlsx whose parts are written exactly as given, such as no library would write.</summary>
internal static class RawWorkbook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly Dictionary<string, string> Usual = new()
    {
        ["[Content_Types].xml"] =
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""",
        ["_rels/.rels"] =
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        ["xl/_rels/workbook.xml.rels"] =
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>""",
        ["xl/workbook.xml"] =
            $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>""",
        ["xl/sharedStrings.xml"] =
            $"""<sst xmlns="{Main}" count="1" uniqueCount="1"><si><t>URN</t></si></sst>""",
        ["xl/worksheets/sheet1.xml"] = Sheet("""<row r="1"><c r="A1" t="s"><v>0</v></c></row>"""),
    };

    public static string Sheet(string rows, string before = "") =>
        $"""<worksheet xmlns="{Main}">{before}<sheetData>{rows}</sheetData></worksheet>""";

    /// <summary>A sheet of a list with every kind of cell: shared and inline text, numbers, formulas.</summary>
    public static string List(params string[][] rows) =>
        Sheet(
            string.Concat(
                rows.Select(
                    (cells, r) =>
                        $"<row r=\"{r + 1}\">{string.Concat(cells.Select((cell, c) => Cell(cell, c)))}</row>"
                )
            )
        );

    private static string Cell(string text, int column) =>
        text == "URN" ? "<c t=\"s\"><v>0</v></c>"
        : column % 3 == 0 ? $"<c t=\"str\"><f>A1</f><v>{SecurityElement.Escape(text)}</v></c>"
        : $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    public static byte[] With(params (string Name, string? Content)[] parts) =>
        With(
            parts.Select(part =>
                (
                    part.Name,
                    (Action<Stream>?)(
                        part.Content is { } text
                            ? stream => stream.Write(Encoding.UTF8.GetBytes(text))
                            : null
                    )
                )
            )
        );

    /// <summary>The usual parts, of which the given ones are replaced; null leaves a part out.</summary>
    public static byte[] With(IEnumerable<(string Name, Action<Stream>? Write)> parts)
    {
        var all = Usual.ToDictionary(
            part => part.Key,
            Action<Stream>? (part) => (stream => stream.Write(Encoding.UTF8.GetBytes(part.Value)))
        );
        foreach (var (name, write) in parts)
            all[name] = write;
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, write) in all)
                if (write is not null)
                    using (var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open())
                        write(part);
        return file.ToArray();
    }

    /// <summary>Writes the text the given number of times.</summary>
    public static Action<Stream> Repeated(string before, string text, int times, string after) =>
        stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes(before));
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 1000)));
            for (var i = 0; i < times / 1000; i++)
                stream.Write(block);
            stream.Write(Encoding.UTF8.GetBytes(after));
        };

    /// <summary>Makes the zip directory claim that every part unpacks to the given number of bytes.</summary>
    public static byte[] Declaring(byte[] file, uint bytes)
    {
        var lying = (byte[])file.Clone();
        for (var at = 0; at < lying.Length - 46; at++)
            if (lying.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
                System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(
                    lying.AsSpan(at + 24),
                    bytes
                );
        return lying;
    }

    /// <summary>
    /// Makes the zip directory point every part at the data of the largest one, so that the same bytes are unpacked each
    /// time.
    /// </summary>
    public static byte[] InOnePlace(byte[] file)
    {
        var lying = (byte[])file.Clone();
        var entries = new List<int>();
        for (var at = 0; at < lying.Length - 46; at++)
            if (lying.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
                entries.Add(at);
        var largest = entries.MaxBy(at => BitConverter.ToUInt32(lying, at + 24));
        foreach (var at in entries)
        {
            // Checksum, both sizes, and the offset.
            lying.AsSpan(largest + 16, 12).CopyTo(lying.AsSpan(at + 16));
            lying.AsSpan(largest + 42, 4).CopyTo(lying.AsSpan(at + 42));
        }
        return lying;
    }
}
