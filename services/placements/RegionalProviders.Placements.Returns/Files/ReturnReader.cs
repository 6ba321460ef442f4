using System.Runtime.CompilerServices;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>
/// Reads a return from a csv or xlsx file, or from the XML of the statutory return, row by row, in constant memory whatever the file size. The input is
/// recognised by its columns, never by the file name. Formulas are never evaluated: the cell of a formula has the value
/// saved with it. A file that cannot be read raises a <see cref="TableException"/> (<see cref="WrongColumnsException"/>
/// if it is of another year): rows already returned must then be discarded.
/// </summary>
public sealed class ReturnReader
{
    private static readonly TableLimits Limits = new() { Columns = 200 };
    private readonly ITable _table;
    private readonly HeaderMap _map;

    private readonly FileYears _years;

    private ReturnReader(ITable table, HeaderMap map, FileYears years)
    {
        _table = table;
        _map = map;
        _years = years;
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
    /// <param name="stream">The file.</param>
    /// <param name="schema">The schema of the window.</param>
    /// <param name="sheet">
    /// Name of the sheet that holds the return; null if only one can be meant. Of several that could be, none is chosen.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ReturnReader> OpenAsync(
        Stream stream,
        ReturnSchema schema,
        string? sheet = null,
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
        var sheets = new SheetChoice<ReturnReader>("a return", sheet);
        foreach (var readings in await OpenTablesAsync(stream, schema, cancellationToken))
        {
            if (!sheets.MayRead(readings[0]))
                continue;
            try
            {
                if (await RecogniseAsync(readings, schema, cancellationToken) is { } reader)
                    sheets.Add(reader.Sheet, reader);
            }
            catch (WrongColumnsException e)
            {
                // A sheet of another year beside this year's is no second candidate; one that lacks a column is.
                sheets.Add(readings[0].Sheet, e, isCandidate: e.LooksLike is null);
            }
        }
        return sheets.Choose()
            ?? throw new UnreadableTableException(
                $"No header of the return {schema.Version} or of the statutory episodes file was found in the first {HeaderFinder.SearchRows} rows.{sheets.HiddenNote}"
            );
    }

    /// <summary>
    /// A warning if the sheet's name or the text above the header names years, and not the return's; empty otherwise.
    /// </summary>
    /// <param name="snapshot">The snapshot date of the return.</param>
    public IReadOnlyList<Finding> CheckYear(DateOnly snapshot) => _years.Check(snapshot);

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
            yield return _map.Read(row, _table.Serials, costs);
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

    private static async Task<IReadOnlyList<IReadOnlyList<ITable>>> OpenTablesAsync(
        Stream stream,
        ReturnSchema schema,
        CancellationToken cancellationToken
    ) =>
        await EpisodesXml.OpenAsync(stream, schema, cancellationToken) is { } xml
            ?
            [
                [xml],
            ]
            : await TableFile.OpenAsync(stream, Limits, cancellationToken);

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
                return new ReturnReader(
                    table,
                    map,
                    FileYears.In([
                        table.Sheet ?? "",
                        .. top.TakeWhile(row => row.Line < map.Line).SelectMany(row => row.Cells),
                    ])
                );
        }
        return null;
    }
}
