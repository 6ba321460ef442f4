using System.Runtime.CompilerServices;

namespace RegionalProviders.Tables;

/// <summary>One sheet.</summary>
internal sealed class WorkbookSheet(
    Stream stream,
    SheetPart part,
    WorkbookCells cells,
    TableLimits limits
) : ITable
{
    public string? Sheet => part.Name;

    public string? Encoding => null;

    // A workbook that was cut off has lost its directory and does not open at all.
    public bool LastRowMayBeCut => false;

    public DateSerials Serials => cells.Serials;

    public bool IsHidden => part.IsHidden;

    public async IAsyncEnumerable<RawRow> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        using var archive = Workbook.Guard(() => Workbook.Archive(stream));
        using var reader = Workbook.Guard(() =>
            Workbook.Reader(archive, part.Part, cancellationToken)
        );
        var rows = new SheetRows(reader, part.Name, cells, limits);
        while (Workbook.Guard(rows.Next) is { } row)
            yield return row;
    }
}
