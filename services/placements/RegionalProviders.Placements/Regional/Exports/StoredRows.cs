using System.Runtime.CompilerServices;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional.Exports;

/// <summary>
/// All rows of a table, a page at a time. Published rows never change, so the pages are consistent; a caller that is no
/// longer a member gets no further page.
/// </summary>
internal sealed class StoredRows(
    PlacementsDatabase database,
    Principal principal,
    StoredTable table
)
{
    private const int PageRows = 500;

    public async IAsyncEnumerable<RegionalTableRow> ReadAsync(
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        for (FigureRow? last = null; ; )
        {
            var (page, rows) = await AfterAsync(last, ct);
            foreach (var row in rows)
                yield return row;
            if (page.Count < PageRows)
                yield break;
            last = page[^1];
        }
    }

    private Task<(IReadOnlyList<FigureRow>, IReadOnlyList<RegionalTableRow>)> AfterAsync(
        FigureRow? last,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                var page = await table.ReadAsync(last?.FirstKey, last?.SecondKey, PageRows, tx);
                return (page, await table.ToProtoAsync(page, tx));
            },
            ct
        );
}
