using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace RegionalProviders.Placements.Returns.Tests;

public sealed class ExportTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("  =1")]
    [InlineData("\n@x")]
    public async Task WriteCsvAsync_CellLikeAFormula_IsLedByAnApostrophe(string cell)
    {
        var text = await CsvAsync(Finding(cell));
        Assert.Contains(
            $"\"2\",\"'{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\",\"Age\"",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task WriteCsvAsync_Finding_IsALineUnderTheHeader()
    {
        var text = await CsvAsync(Finding("B-1"));
        Assert.Equal(
            "\uFEFF\"Line\",\"Identifier\",\"Column\",\"Severity\",\"Code\",\"Statutory rule\",\"Message\",\"How to fix it\"\r\n"
                + "\"2\",\"B-1\",\"Age\",\"Error\",\"age.not_valid\",\"371\",\"Wrong \"\"age\"\".\",\"Correct it.\"\r\n",
            text
        );
    }

    [Fact]
    public async Task WriteWorkbookAsync_Rows_StandBesideTheirFindingsAsTexts()
    {
        using var stream = new MemoryStream();
        var bad = Samples.Census((ReturnField.Age, "twelve"), (ReturnField.Organisation, "=1+1"));
        var rows = await new ReturnChecker(Samples.Context()).CheckAsync([bad]);
        await FindingExport.WriteWorkbookAsync(
            new WriteOnly(stream),
            Samples.Latest,
            ReturnKind.Census,
            rows.ToAsyncEnumerable(),
            new[] { Absent }.ToAsyncEnumerable()
        );
        stream.Position = 0;
        using (var document = SpreadsheetDocument.Open(stream, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document));
            Assert.All(
                document.WorkbookPart!.WorksheetParts,
                part =>
                    Assert.Empty(
                        part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()
                    )
            );
        }
        var tables = await Tables.TableFile.OpenAsync(stream);
        var read = await tables[0][0].ReadAsync(default).ToListAsync();
        Assert.Equal(["Line", "Errors", "Warnings", "Looked after child?"], read[0].Cells[..4]);
        Assert.Equal("2", read[1].Cells[0]);
        Assert.Contains("[age.not_valid]", read[1].Cells[1], StringComparison.Ordinal);
        Assert.Contains("[cell.formula]", read[1].Cells[1], StringComparison.Ordinal);
        Assert.Equal("=1+1", read[1].Cells[Array.IndexOf(read[0].Cells, "Organisation")]);
        Assert.Equal("Return", tables[1][0].Sheet);
        var ofReturn = await tables[1][0].ReadAsync(default).ToListAsync();
        Assert.Equal(
            [
                "",
                "B-9",
                "Identifier",
                "Warning",
                "continuity.absent",
                "",
                "It is absent.",
                "Add it.",
            ],
            ofReturn[1].Cells
        );
    }

    [Fact]
    public async Task WriteWorkbookAsync_ReadBackAsAReturn_IsTheReturn()
    {
        // Officers complete the workbook and upload it again.
        using var stream = new MemoryStream();
        var rows = await new ReturnChecker(Samples.Context()).CheckAsync([Samples.Census()]);
        await FindingExport.WriteWorkbookAsync(
            stream,
            Samples.Latest,
            ReturnKind.Census,
            rows.ToAsyncEnumerable(),
            new[] { Absent }.ToAsyncEnumerable()
        );

        var read = Assert.Single(await Reading.OfAsync(stream));

        Assert.Equal(Samples.Census().Cells(), read.Cells());
    }

    private static Finding Absent { get; } =
        new(
            null,
            "B-9",
            "Identifier",
            "continuity.absent",
            Severity.Warning,
            "It is absent.",
            "Add it.",
            null
        );

    private static Finding Finding(string identifier) =>
        new(
            2,
            identifier,
            "Age",
            "age.not_valid",
            Severity.Error,
            "Wrong \"age\".",
            "Correct it.",
            "371"
        );

    private static async Task<string> CsvAsync(Finding finding)
    {
        using var stream = new MemoryStream();
        await FindingExport.WriteCsvAsync(stream, new[] { finding }.ToAsyncEnumerable());
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A forward-only stream, like that of a call.</summary>
    private sealed class WriteOnly(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            inner.Write(buffer, offset, count);
    }
}
