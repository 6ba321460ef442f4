using System.Runtime.CompilerServices;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>
/// Reads a return from a csv or xlsx file row by row, in constant memory whatever the file size. The input is
/// recognised by its columns, never by the file name. Formulas are never evaluated: the cell of a formula has the value
/// saved with it. A file that cannot be read raises a <see cref="TableException"/> (<see cref="WrongColumnsException"/>
/// if it is of another year): rows already returned must then be discarded.
/// </summary>
public sealed class ReturnReader
{
    private static readonly TableLimits Limits = new() { Columns = 200 };
    private readonly ITable _table;
    private readonly HeaderMap _map;

    private ReturnReader(ITable table, HeaderMap map)
    {
        _table = table;
        _map = map;
    }

    /// <summary>Which of the two inputs the file is.</summary>
    public ReturnKind Kind => _map.Kind;

    /// <summary>The sheet that is read; null for a text file.</summary>
    public string? Sheet => _table.Sheet;

    /// <summary>Line (or sheet row) of the header, from 1.</summary>
    public int HeaderLine => _map.Line;

    /// <summary>Headers that are not in the schema, at most sixty: their cells are not read.</summary>
    public IReadOnlyList<string> UnknownColumns => _map.Unknown;

    /// <summary>
    /// Recognises a file using the schema of the window. The stream must be seekable and stays open; nothing else may
    /// use it while the reader is in use.
    /// </summary>
    public static async Task<ReturnReader> OpenAsync(
        Stream stream,
        ReturnSchema schema,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(schema);
        if (!stream.CanSeek)
            throw new ArgumentException(
                "The stream must be seekable: a file is read more than once.",
                nameof(stream)
            );
        ReturnReader? found = null;
        WrongColumnsException? wrong = null;
        foreach (var readings in await TableFile.OpenAsync(stream, Limits, cancellationToken))
        {
            try
            {
                if (await RecogniseAsync(readings, schema, cancellationToken) is not { } reader)
                    continue;
                if (found is not null)
                    throw new UnreadableTableException(
                        $"The workbook has two sheets with a return, '{found.Sheet}' and '{reader.Sheet}'. Save one of them alone."
                    );
                found = reader;
            }
            catch (WrongColumnsException e)
            {
                // Last year's sheet may still be in the workbook beside this year's.
                wrong ??= e;
            }
        }
        if (found is null && wrong is not null)
            throw wrong;
        return found
            ?? throw new UnreadableTableException(
                $"No header of the return {schema.Version} or of the statutory episodes file was found in the first {HeaderFinder.SearchRows} rows."
            );
    }

    /// <summary>
    /// Returns every row except blank ones; a file without any raises a <see cref="TableException"/>. Each call starts from
    /// the first row; calls must not overlap.
    /// </summary>
    public IAsyncEnumerable<ReturnRow> ReadAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(null, cancellationToken);

    /// <summary>
    /// As <see cref="ReadAsync(CancellationToken)"/>, with the costs file's values for each episode. Its unmatched
    /// lines are returned by <see cref="CostsFile.Finish"/> after all rows have been read. Null if there is no costs
    /// file; one given with a census raises a <see cref="TableException"/>.
    /// </summary>
    public async IAsyncEnumerable<ReturnRow> ReadAsync(
        CostsFile? costs,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        if (costs is not null && Kind != ReturnKind.Episodes)
            throw new UnreadableTableException(
                "A costs file goes beside the statutory episodes file only: the census has its costs itself."
            );
        RawRow? last = null;
        await foreach (var row in _table.ReadAsync(cancellationToken))
        {
            if (row.Line <= _map.Line || Array.TrueForAll(row.Cells, string.IsNullOrWhiteSpace))
                continue;
            last = row;
            yield return _map.Read(row, _table.HasDateSerials, costs);
        }
        if (last is null)
            throw new UnreadableTableException(
                "The file has a header and no rows. Nothing was changed. If the council has no placements, file a nil return."
            );
        if (_table.LastRowMayBeCut && last.Cells.Length < _map.Width)
            throw new TruncatedTableException(
                $"The file ends in the middle of the row on line {last.Line}. Save and send it again."
            );
    }

    private static async Task<ReturnReader?> RecogniseAsync(
        IReadOnlyList<ITable> readings,
        ReturnSchema schema,
        CancellationToken cancellationToken
    )
    {
        foreach (var table in readings)
        {
            var top = new List<RawRow>();
            await foreach (var row in table.ReadAsync(cancellationToken))
            {
                top.Add(row);
                if (top.Count == HeaderFinder.SearchRows)
                    break;
            }
            if (HeaderFinder.Find(top, schema) is { } map)
                return new ReturnReader(table, map);
        }
        return null;
    }
}
