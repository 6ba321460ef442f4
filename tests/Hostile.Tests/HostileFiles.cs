namespace RegionalProviders.Hostile.Tests;

/// <summary>Files crafted to do harm.</summary>
internal static partial class HostileFiles
{
    public static IReadOnlyList<(string Name, Func<byte[]> Make)> All { get; } =
    [.. Workbooks(), .. WorkbookShapes(), .. Texts()];

    private static IEnumerable<(string Name, Func<byte[]> Make)> Workbooks() =>
        [
            (
                "xlsx: entity expansion in a sheet",
                () => RawWorkbook.With(("xl/worksheets/sheet1.xml", Laughs("worksheet")))
            ),
            (
                "xlsx: entity expansion in shared strings",
                () => RawWorkbook.With(("xl/sharedStrings.xml", Laughs("sst")))
            ),
            (
                "xlsx: entity expansion in the workbook",
                () => RawWorkbook.With(("xl/workbook.xml", Laughs("workbook")))
            ),
            (
                "xlsx: an external entity",
                () => RawWorkbook.With(("xl/worksheets/sheet1.xml", External))
            ),
            (
                "xlsx: 3 GB in a few MB",
                () =>
                    RawWorkbook.With([
                        (
                            "xl/worksheets/sheet1.xml",
                            RawWorkbook.Repeated(
                                "<worksheet><sheetData>",
                                "<row/><row/><row/><row/>",
                                12_000_000,
                                "</sheetData></worksheet>"
                            )
                        ),
                    ])
            ),
            (
                "xlsx: 200 MB that the directory calls 1 KB",
                () =>
                    RawWorkbook.Declaring(
                        RawWorkbook.With([
                            (
                                "xl/worksheets/sheet1.xml",
                                RawWorkbook.Repeated(
                                    "<worksheet><sheetData>",
                                    "<row/><row/><row/><row/>",
                                    8_000_000,
                                    "</sheetData></worksheet>"
                                )
                            ),
                        ]),
                        1024
                    )
            ),
            (
                "xlsx: parts that all lie in one place",
                () =>
                    RawWorkbook.InOnePlace(
                        RawWorkbook.With([
                            (
                                "xl/worksheets/sheet1.xml",
                                RawWorkbook.Repeated(
                                    "<worksheet><sheetData>",
                                    "<row/><row/><row/><row/>",
                                    4_000_000,
                                    "</sheetData></worksheet>"
                                )
                            ),
                        ])
                    )
            ),
            (
                "xlsx: 4 GB by its directory",
                () => RawWorkbook.Declaring(RawWorkbook.With(), uint.MaxValue - 1)
            ),
            (
                "xlsx: a million shared strings that nobody uses",
                () =>
                    RawWorkbook.With([
                        (
                            "xl/sharedStrings.xml",
                            RawWorkbook.Repeated(
                                $"<sst xmlns=\"{RawWorkbook.Main}\">",
                                "<si><t>a</t></si>",
                                1_000_000,
                                "</sst>"
                            )
                        ),
                    ])
            ),
            (
                "xlsx: a shared string of 60 MB",
                () =>
                    RawWorkbook.With([
                        (
                            "xl/sharedStrings.xml",
                            RawWorkbook.Repeated(
                                $"<sst xmlns=\"{RawWorkbook.Main}\"><si><t>",
                                "aaaaaaaaaa",
                                6_000_000,
                                "</t></si></sst>"
                            )
                        ),
                    ])
            ),
            (
                "xlsx: two thousand million shared strings, it says",
                () =>
                    RawWorkbook.With(
                        (
                            "xl/sharedStrings.xml",
                            $"<sst xmlns=\"{RawWorkbook.Main}\" count=\"2147483647\" uniqueCount=\"2147483647\"><si><t>URN</t></si></sst>"
                        )
                    )
            ),
            (
                "xlsx: a shared string that is not there",
                () =>
                    Sheet(
                        """<row r="1"><c r="A1" t="s"><v>2147483647</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1" t="s"><v>x</v></c></row>"""
                    )
            ),
            (
                "xlsx: a dimension of everything",
                () =>
                    Sheet(
                        """<row r="1"><c r="A1"><v>1</v></c></row>""",
                        """<dimension ref="A1:XFD1048576"/>"""
                    )
            ),
            (
                "xlsx: a dimension beyond everything",
                () =>
                    Sheet(
                        """<row r="1"><c r="A1"><v>1</v></c></row>""",
                        """<dimension ref="A1:ZZZZZZ999999999"/>"""
                    )
            ),
            (
                "xlsx: a dimension of nonsense",
                () =>
                    Sheet(
                        """<row r="1"><c r="A1"><v>1</v></c></row>""",
                        """<dimension ref="-1:$$"/>"""
                    )
            ),
            (
                "xlsx: a row far below",
                () => Sheet("""<row r="1048576"><c r="A1048576"><v>1</v></c></row>""")
            ),
            (
                "xlsx: a row below every sheet",
                () => Sheet("""<row r="2147483647"><c r="A2147483647"><v>1</v></c></row>""")
            ),
            (
                "xlsx: a row of number -5",
                () => Sheet("""<row r="-5"><c r="A-5"><v>1</v></c></row>""")
            ),
            (
                "xlsx: a cell far to the right",
                () => Sheet("""<row r="1"><c r="XFD1"><v>1</v></c></row>""")
            ),
            (
                "xlsx: a cell beyond every sheet",
                () => Sheet("""<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>""")
            ),
            (
                "xlsx: rows that go back",
                () =>
                    Sheet(
                        """<row r="5"><c r="A5"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"""
                    )
            ),
            (
                "xlsx: merged cells without end",
                () =>
                    With("<mergeCells count=\"1\"><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")
            ),
            (
                "xlsx: columns without end",
                () =>
                    Sheet(
                        """<row r="1"><c r="A1"><v>1</v></c></row>""",
                        """<cols><col min="1" max="2147483647" width="9"/></cols>"""
                    )
            ),
            (
                "xlsx: a style that is not there",
                () => Sheet("""<row r="1"><c r="A1" s="2147483647"><v>1</v></c></row>""")
            ),
            (
                "xlsx: numbers beyond dates",
                () =>
                    Sheet(
                        """<row r="1"><c r="A1" t="d"><v>9999999-99-99</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>NaN</v></c></row>"""
                    )
            ),
            (
                "xlsx: formulas that call out",
                () =>
                    Sheet(
                        """<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://169.254.169.254/")</f><v>URN</v></c><c r="B1"><f>cmd|' /C calc'!A0</f></c></row>"""
                    )
            ),
            (
                "xlsx: nested archives",
                () =>
                    RawWorkbook.With([
                        ("xl/embeddings/a.zip", stream => stream.Write(RawWorkbook.With())),
                    ])
            ),
            (
                "xlsx: names that climb out",
                () => RawWorkbook.With(("../../../../tmp/climbed.xml", "<a/>"))
            ),
            (
                "xlsx: a sheet that points out",
                () => RawWorkbook.With(("xl/_rels/workbook.xml.rels", Outside))
            ),
            ("xlsx: no sheet", () => RawWorkbook.With(("xl/worksheets/sheet1.xml", null))),
            (
                "xlsx: no relationships",
                () => RawWorkbook.With(("xl/_rels/workbook.xml.rels", null))
            ),
            (
                "xlsx: a hundred sheets",
                () =>
                    RawWorkbook.With(
                        (
                            "xl/workbook.xml",
                            $"<workbook xmlns=\"{RawWorkbook.Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{string.Concat(Enumerable.Range(1, 100).Select(i => $"<sheet name=\"S{i}\" sheetId=\"{i}\" r:id=\"r1\"/>"))}</sheets></workbook>"
                        )
                    )
            ),
            (
                "xlsx: 5,000 parts",
                () =>
                    RawWorkbook.With([
                        .. Enumerable
                            .Range(0, 5000)
                            .Select(i => ($"xl/media/{i}.xml", (string?)"<a/>")),
                    ])
            ),
            (
                "xlsx: elements ten thousand deep",
                () =>
                    Sheet(
                        string.Concat(Enumerable.Repeat("<a>", 10_000))
                            + string.Concat(Enumerable.Repeat("</a>", 10_000))
                    )
            ),
            (
                "xlsx: a hundred thousand attributes",
                () =>
                    Sheet(
                        $"<row r=\"1\" {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=\"\" "))}/>"
                    )
            ),
        ];

    private static string Outside =>
        """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>""";

    private static string External =>
        """<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&x;</v></c></row></sheetData></worksheet>""";

    private static string Laughs(string root)
    {
        var entities = string.Concat(
            Enumerable
                .Range(1, 9)
                .Select(i =>
                    $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"
                )
        );
        return $"<?xml version=\"1.0\"?><!DOCTYPE {root} [<!ENTITY l0 \"lol\">{entities}]><{root}>&l9;</{root}>";
    }

    private static byte[] Sheet(string rows, string before = "") =>
        RawWorkbook.With(("xl/worksheets/sheet1.xml", RawWorkbook.Sheet(rows, before)));

    private static byte[] With(string after) =>
        RawWorkbook.With(
            (
                "xl/worksheets/sheet1.xml",
                $"<worksheet xmlns=\"{RawWorkbook.Main}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>{after}</worksheet>"
            )
        );
}
