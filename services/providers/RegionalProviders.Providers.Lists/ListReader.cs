using System.Runtime.CompilerServices;
using RegionalProviders.Providers.Lists.Columns;
using RegionalProviders.Providers.Lists.Files;
using RegionalProviders.Providers.Lists.Rows;
using RegionalProviders.Tables;

namespace RegionalProviders.Providers.Lists;

/// <summary>
/// Reads a regulator's published list row by row, in constant memory whatever the file size. Opening recognises the
/// tables; <see cref="ReadAsync"/> returns their rows. Both raise a <see cref="ListException"/> if the file as a whole
/// is unreadable.
/// </summary>
public sealed class ListReader
{
    private readonly List<(ITable Table, ListHeader Header, HeaderMap Map)> _tables;
    private readonly ListOptions _options;

    private ListReader(
        List<(ITable, ListHeader, HeaderMap)> tables,
        IReadOnlyList<string> otherSheets,
        ListOptions options
    )
    {
        _tables = tables;
        _options = options;
        OtherSheets = otherSheets;
    }

    /// <summary>The tables found, in the order of the file: one for a text file, one for each sheet with a list in a workbook.</summary>
    public IReadOnlyList<ListHeader> Tables => [.. _tables.Select(t => t.Header)];

    /// <summary>Sheets without a list, such as notes; not read.</summary>
    public IReadOnlyList<string> OtherSheets { get; }

    /// <summary>Counts of the last read.</summary>
    public ListCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>
    /// Recognises a file. The stream must be seekable and stays open; nothing else may use it while the reader is in
    /// use.
    /// </summary>
    public static async Task<ListReader> OpenAsync(
        Stream stream,
        ListOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException(
                "The stream must be seekable: a list is read more than once.",
                nameof(stream)
            );
        options ??= new ListOptions();
        var sheets = new ListSheets(options.Sheet);
        foreach (var readings in await ListTable.OpenAsync(stream, cancellationToken))
        {
            if (sheets.MayRead(readings[0]))
                sheets.Add(
                    readings[0].Sheet,
                    await RecogniseAsync(readings, options, cancellationToken)
                );
        }
        return new ListReader(sheets.Tables(), sheets.Others, options);
    }

    /// <summary>
    /// Returns every row except blank ones and footnotes. Each call starts from the first row; calls must not overlap.
    /// </summary>
    public async IAsyncEnumerable<ListRow> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        Counts = new ListCounts(0, 0, 0, 0, 0);
        foreach (var (table, header, map) in _tables)
        {
            var rows = new RowReader(header, map, table.Serials, Today(_options));
            RawRow? last = null;
            await foreach (var row in table.ReadAsync(cancellationToken))
            {
                if (row.Line <= header.Place.Line)
                    continue;
                last = row;
                if (rows.IsNote(row))
                {
                    Counts =
                        row.Filled == 0
                            ? Counts with
                            {
                                Blank = Counts.Blank + 1,
                            }
                            : Counts with
                            {
                                Footnotes = Counts.Footnotes + 1,
                            };
                    continue;
                }
                var read = rows.Read(row);
                Counts = read.Outcome switch
                {
                    RowOutcome.Read => Counts with { Read = Counts.Read + 1 },
                    RowOutcome.Rejected => Counts with { Rejected = Counts.Rejected + 1 },
                    _ => Counts with { OutOfScope = Counts.OutOfScope + 1 },
                };
                yield return read;
            }
            if (
                table.LastRowMayBeCut
                && last is not null
                && last.Cells.Length < map.Width
                && !rows.IsNote(last)
            )
                throw new TruncatedListException(
                    $"The file ends in the middle of the row on line {last.Line}. Download the list again."
                );
        }
    }

    private static DateOnly Today(ListOptions options) =>
        DateOnly.FromDateTime(options.Time.GetLocalNow().Date);

    private static async Task<(ITable, ListHeader, HeaderMap)?> RecogniseAsync(
        IReadOnlyList<ITable> readings,
        ListOptions options,
        CancellationToken cancellationToken
    )
    {
        foreach (var table in readings)
        {
            var top = new List<RawRow>();
            await foreach (var row in table.ReadAsync(cancellationToken))
            {
                top.Add(row);
                if (top.Count == Limits.HeaderSearchRows)
                    break;
            }
            var maps = HeaderFinder.Find(top, table.Sheet);
            if (maps.Count == 0)
                continue;
            var titles = top.TakeWhile(row => row != maps[0].Row)
                .SelectMany(row => row.Cells)
                .Where(c => !string.IsNullOrWhiteSpace(c));
            var preamble = titles.ToList();
            var map = await ListKindResolver.ChooseAsync(
                maps,
                table,
                preamble,
                options,
                cancellationToken
            );
            return (table, Header(table, map, preamble, options), map);
        }
        return null;
    }

    private static ListHeader Header(
        ITable table,
        HeaderMap map,
        List<string> preamble,
        ListOptions options
    )
    {
        var asAt = preamble
            .Append(table.Sheet ?? "")
            .Select(ListDate.Find)
            .FirstOrDefault(date => date is not null);
        if (options.AsAt is { } given && asAt is { } own && own != given)
            throw new ListDateException(given, own);
        return new()
        {
            Kind = map.Aliases.Kind,
            Place = new RowLocation(table.Sheet, map.Row.Line),
            Title = preamble.Count > 0 ? HeaderMap.OneLine(preamble[0]) : null,
            AsAt = options.AsAt ?? asAt,
            Encoding = table.Encoding,
            Columns = map.Columns(),
            IgnoredColumns = map.Ignored,
            UnknownColumns = map.Unknown,
        };
    }
}
