using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>Finds the sheet and the header of a costs file and reads its lines.</summary>
internal static class CostsReader
{
    private const int FewestToName = 3;
    private static readonly TableLimits Limits = new() { Columns = 200 };

    public static async Task<CostsFile> ReadAsync(
        Stream stream,
        ReturnSchema schema,
        CancellationToken ct
    )
    {
        HeaderMap? closest = null;
        var sheets = new SheetChoice<CostsFile>("costs", named: null);
        foreach (var readings in await TableFile.OpenAsync(stream, Limits, ct))
        {
            if (!sheets.MayRead(readings[0]))
                continue;
            foreach (var table in readings)
            {
                var map = await BestAsync(table, schema, ct);
                if (closest is null || map?.Matched > closest.Matched)
                    closest = map;
                if (map is not { Missing.Count: 0 })
                    continue;
                sheets.Add(table.Sheet, await ReadAsync(table, map, ct));
                break;
            }
        }
        return sheets.Choose() ?? throw Unrecognised(schema, closest, sheets.HiddenNote);
    }

    private static async Task<HeaderMap?> BestAsync(
        ITable table,
        ReturnSchema schema,
        CancellationToken ct
    )
    {
        HeaderMap? best = null;
        var rows = 0;
        await foreach (var row in table.ReadAsync(ct))
        {
            var map = new HeaderMap(
                schema,
                ReturnKind.Episodes,
                row,
                schema.CostsColumns,
                schema.NeededCosts
            );
            if (best is null || map.Matched > best.Matched)
                best = map;
            if (++rows == HeaderFinder.SearchRows)
                break;
        }
        return best;
    }

    private static async Task<CostsFile> ReadAsync(
        ITable table,
        HeaderMap map,
        CancellationToken ct
    )
    {
        var costs = new CostsFile(map, table.Sheet, table.Serials);
        RawRow? last = null;
        await foreach (var row in table.ReadAsync(ct))
        {
            if (row.Line <= map.Line || Array.TrueForAll(row.Cells, string.IsNullOrWhiteSpace))
                continue;
            last = row;
            costs.Add(row);
        }
        if (table.LastRowMayBeCut && last?.Cells.Length < map.Width)
            throw new TruncatedTableException(
                $"The costs file ends in the middle of the row on line {last.Line}. Save and send it again."
            );
        return costs;
    }

    private static TableException Unrecognised(
        ReturnSchema schema,
        HeaderMap? closest,
        string hidden
    ) =>
        closest is { Matched: >= FewestToName }
            ? new WrongColumnsException(
                "the costs file",
                closest.Line,
                closest.Missing,
                closest.Unknown,
                looksLike: null
            )
            : new UnreadableTableException(
                $"No header of a costs file was found in the first {HeaderFinder.SearchRows} rows. It needs {string.Join(", ", schema.NeededCosts.Select(column => $"'{column.Name}'"))}.{hidden}"
            );
}
