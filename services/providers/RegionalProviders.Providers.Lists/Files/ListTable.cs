using System.Runtime.CompilerServices;
using RegionalProviders.Tables;

namespace RegionalProviders.Providers.Lists.Files;

/// <summary>Wraps a table so that its errors are raised as errors of a list.</summary>
internal sealed class ListTable(ITable table) : ITable
{
    public string? Sheet => table.Sheet;

    public string? Encoding => table.Encoding;

    public bool LastRowMayBeCut => table.LastRowMayBeCut;

    public DateSerials Serials => table.Serials;

    public bool IsHidden => table.IsHidden;

    public static async Task<IReadOnlyList<IReadOnlyList<ITable>>> OpenAsync(
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var tables = await TableFile.OpenAsync(stream, null, cancellationToken);
            return
            [
                .. tables.Select(readings =>
                    (IReadOnlyList<ITable>)[.. readings.Select(table => new ListTable(table))]
                ),
            ];
        }
        catch (TableException e)
        {
            throw Fault(e);
        }
    }

    public async IAsyncEnumerable<RawRow> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var rows = table
            .ReadAsync(cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(rows))
            yield return rows.Current;
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<RawRow> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (TableException e)
        {
            throw Fault(e);
        }
    }

    private static ListException Fault(TableException e) =>
        e switch
        {
            TableTooLargeException => new ListTooLargeException(e.Message),
            TruncatedTableException => new TruncatedListException(e.Message),
            _ => new UnreadableListException(e.Message, e),
        };
}
