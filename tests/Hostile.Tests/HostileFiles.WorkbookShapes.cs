namespace RegionalProviders.Hostile.Tests;

internal static partial class HostileFiles
{
    // Small files whose parts would keep a reader busy for minutes.
    private static IEnumerable<(string Name, Func<byte[]> Make)> WorkbookShapes() =>
        [
            (
                "xlsx: a shared string of two million formats",
                () =>
                    RawWorkbook.With([
                        (
                            "xl/sharedStrings.xml",
                            RawWorkbook.Repeated(
                                $"<sst xmlns=\"{RawWorkbook.Main}\"><si>",
                                "<r><t>a</t></r>",
                                2_000_000,
                                "</si></sst>"
                            )
                        ),
                    ])
            ),
            (
                "xlsx: a cell of a million formats",
                () =>
                    RawWorkbook.With([
                        (
                            "xl/worksheets/sheet1.xml",
                            RawWorkbook.Repeated(
                                $"<worksheet xmlns=\"{RawWorkbook.Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>",
                                "<r><t>a</t></r>",
                                1_000_000,
                                "</is></c></row></sheetData></worksheet>"
                            )
                        ),
                    ])
            ),
            (
                "xlsx: one long text in every cell",
                () =>
                    RawWorkbook.With([
                        (
                            "xl/sharedStrings.xml",
                            RawWorkbook.Repeated(
                                $"<sst xmlns=\"{RawWorkbook.Main}\"><si><t>",
                                "aaaaaaaaaa",
                                3_000,
                                "</t></si></sst>"
                            )
                        ),
                        (
                            "xl/worksheets/sheet1.xml",
                            RawWorkbook.Repeated(
                                $"<worksheet xmlns=\"{RawWorkbook.Main}\"><sheetData>",
                                $"<row>{string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 40))}</row>",
                                5_000,
                                "</sheetData></worksheet>"
                            )
                        ),
                    ])
            ),
            (
                "xlsx: a cell in the far corner",
                () =>
                    Sheet(
                        """<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="1048576"><c r="ALL1048576"><v>1</v></c></row>"""
                    )
            ),
            (
                "xlsx: a far corner behind a row that no number holds",
                () =>
                    Sheet(
                        """<row r="9223372036854775807"><c r="B1"><v>1</v></c></row><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="1048576"><c r="ALL1048576"><v>1</v></c></row>"""
                    )
            ),
        ];
}
