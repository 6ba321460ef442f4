using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace RegionalProviders.Placements.Returns.Tests;

public sealed class TableExportTests
{
    private static readonly string[] Header =
    [
        "Setting",
        "Placements",
        "Weekly cost (£)",
        "Change",
    ];

    private static readonly IReadOnlyList<ExportCell>[] Rows =
    [
        [
            "=Ash\u0001 \"House\"",
            ExportCell.Count(12),
            ExportCell.Pounds(123_450),
            ExportCell.Count(-3),
        ],
        ["Elm House", "*", "*", ""],
    ];

    private static readonly IReadOnlyList<string>[] Notes =
    [
        ["*", "Suppressed"],
        ["-1", "@note"],
    ];

    [Fact]
    public async Task WriteCsvAsync_Table_HasNumbersAsTheyAreAndNoFormula()
    {
        using var stream = new MemoryStream();

        await TableExport.WriteCsvAsync(stream, Header, Rows.ToAsyncEnumerable(), Notes);

        Assert.Equal(
            "\uFEFF\"Setting\",\"Placements\",\"Weekly cost (£)\",\"Change\"\r\n"
                + "\"'=Ash\u0001 \"\"House\"\"\",12,1234.50,-3\r\n"
                + "\"Elm House\",\"*\",\"*\",\"\"\r\n"
                + "\r\n"
                + "\"*\",\"Suppressed\"\r\n"
                + "\"'-1\",\"'@note\"\r\n",
            Encoding.UTF8.GetString(stream.ToArray())
        );
    }

    [Fact]
    public async Task WriteWorkbookAsync_Table_HasNumbersThatAddUpAndTextsThatAreNotEvaluated()
    {
        using var stream = new MemoryStream();

        await TableExport.WriteWorkbookAsync(stream, Header, Rows.ToAsyncEnumerable(), Notes);

        stream.Position = 0;
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
        var sheets = document.WorkbookPart!.Workbook!.Descendants<Sheet>().ToList();
        Assert.Equal(["Table", "Notes"], sheets.Select(sheet => sheet.Name!.Value));
        Assert.Equal(
            [
                [
                    (true, "Setting"),
                    (true, "Placements"),
                    (true, "Weekly cost (£)"),
                    (true, "Change"),
                ],
                // The control character is replaced, because it would make the file unreadable.
                [(true, "=Ash  \"House\""), (false, "12"), (false, "1234.5"), (false, "-3")],
                [(true, "Elm House"), (true, "*"), (true, "*"), (true, "")],
            ],
            Cells(document, sheets[0])
        );
        Assert.Equal(
            [
                [(true, "*"), (true, "Suppressed")],
                [(true, "-1"), (true, "@note")],
            ],
            Cells(document, sheets[1])
        );
    }

    [Theory]
    [InlineData("  spaces before and after  ")]
    [InlineData("two\nlines\tand a tab")]
    [InlineData("<&>\"'\u00a0é😀")]
    [InlineData("_x000A_")]
    public async Task WriteWorkbookAsync_Text_IsReadBackAsItWas(string text)
    {
        using var stream = new MemoryStream();

        await TableExport.WriteWorkbookAsync(
            stream,
            [text],
            AsyncEnumerable.Empty<IReadOnlyList<ExportCell>>(),
            []
        );

        stream.Position = 0;
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var sheet = document.WorkbookPart!.Workbook!.Descendants<Sheet>().First();
        Assert.Equal(
            [
                [(true, text)],
            ],
            Cells(document, sheet)
        );
        var part = ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!;
        // Otherwise spreadsheets drop leading and trailing spaces.
        Assert.Equal(
            DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve,
            part.Descendants<Text>().Single().Space!.Value
        );
    }

    private static List<(bool IsText, string Text)[]> Cells(
        SpreadsheetDocument document,
        Sheet sheet
    ) =>
        [
            .. ((WorksheetPart)document.WorkbookPart!.GetPartById(sheet.Id!))
                .Worksheet!.Descendants<Row>()
                .Select(row =>
                    row.Elements<Cell>()
                        .Select(cell =>
                            (cell.DataType?.Value == CellValues.InlineString, cell.InnerText)
                        )
                        .ToArray()
                ),
        ];
}
