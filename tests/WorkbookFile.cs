using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RegionalProviders.Published;

/// <summary>
/// Writes xlsx workbooks. A cell may be text, a number, a date (with a date format) or a formula with its saved value.
/// </summary>
internal static class WorkbookFile
{
    public sealed record Formula(string Text, string? SavedValue);

    public static MemoryStream Create(params (string Name, object?[][] Rows)[] sheets)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font()),
                new Fills(new Fill()),
                new Borders(new Border()),
                new CellStyleFormats(new CellFormat()),
                new CellFormats(
                    new CellFormat(),
                    new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }
                )
            );
            var list = workbook.Workbook.AppendChild(new Sheets());
            for (var i = 0; i < sheets.Length; i++)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(
                    new SheetData(sheets[i].Rows.Select((row, r) => Row(row, r + 1)))
                );
                list.AppendChild(
                    new Sheet
                    {
                        Id = workbook.GetIdOfPart(part),
                        SheetId = (uint)(i + 1),
                        Name = sheets[i].Name,
                    }
                );
            }
        }
        stream.Position = 0;
        return stream;
    }

    private static Row Row(object?[] values, int number) =>
        new(values.Select((value, column) => Cell(value, $"{ColumnName(column)}{number}")))
        {
            RowIndex = (uint)number,
        };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Cell(object? value, string reference)
    {
        var cell = new DocumentFormat.OpenXml.Spreadsheet.Cell { CellReference = reference };
        switch (value)
        {
            case string text:
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new InlineString(
                    new Text(text) { Space = SpaceProcessingModeValues.Preserve }
                );
                break;
            case DateOnly date:
                cell.StyleIndex = 1;
                cell.CellValue = new CellValue(
                    date.ToDateTime(TimeOnly.MinValue)
                        .ToOADate()
                        .ToString(CultureInfo.InvariantCulture)
                );
                break;
            case int number:
                cell.CellValue = new CellValue(number);
                break;
            case Formula formula:
                cell.DataType = CellValues.String;
                cell.CellFormula = new CellFormula(formula.Text);
                if (formula.SavedValue is { } saved)
                    cell.CellValue = new CellValue(saved);
                break;
        }
        return cell;
    }

    private static string ColumnName(int column) =>
        column < 26
            ? $"{(char)('A' + column)}"
            : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";
}
