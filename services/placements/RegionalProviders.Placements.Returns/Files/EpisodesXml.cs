using System.Runtime.CompilerServices;
using System.Xml;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>
/// The XML form of the statutory return as a table: a row for each episode, with the child's identifier from the header
/// before it. The other data about the child are not read.
/// </summary>
internal sealed class EpisodesXml(Stream stream, IReadOnlyList<string> columns) : ITable
{
    private const string Child = "CHILD";

    // White space and the byte order mark.
    private static readonly char[] Leading = [' ', '\r', '\n', '\t', '\u00EF', '\u00BB', '\u00BF'];
    private static readonly string[] Starts = ["<?xml", "<EXPSSDA903", "<Message"];

    // As the XML names them, and as the csv form does.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CHILDID"] = Child,
        ["PL"] = "PLACE",
    };

    public string? Sheet => null;

    public string? Encoding => null;

    // XML that was cut off is not well-formed.
    public bool LastRowMayBeCut => false;

    public DateSerials Serials => DateSerials.None;

    public bool IsHidden => false;

    /// <summary>The return as a table; null if the file is not XML.</summary>
    public static async Task<EpisodesXml?> OpenAsync(
        Stream stream,
        ReturnSchema schema,
        CancellationToken cancellationToken
    )
    {
        var start = new byte[64];
        stream.Position = 0;
        var length = await stream.ReadAtLeastAsync(start, start.Length, false, cancellationToken);
        var text = System.Text.Encoding.Latin1.GetString(start, 0, length).TrimStart(Leading);
        if (!Array.Exists(Starts, each => text.StartsWith(each, StringComparison.Ordinal)))
            return null;
        return Guard(() =>
        {
            // An element that no episode has is a column without values, not one that is missing.
            List<string> columns = [.. schema.StatutoryColumns.Select(column => column.Name)];
            var any = false;
            foreach (var values in Episodes(stream, cancellationToken))
            {
                any = true;
                columns.AddRange(values.Keys.Where(name => !columns.Contains(name)));
            }
            return any
                ? new EpisodesXml(stream, columns)
                : throw new UnreadableTableException(
                    "The file is XML without an episode. Send the statutory return (SSDA903) as exported, or its episodes as csv."
                );
        });
    }

    public async IAsyncEnumerable<RawRow> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        yield return new RawRow(1, [.. columns]);
        using var episodes = Episodes(stream, cancellationToken).GetEnumerator();
        // Numbered as in the csv form: XML is often a single line.
        for (var line = 2; Guard(episodes.MoveNext); line++)
            yield return new RawRow(
                line,
                [.. columns.Select(name => episodes.Current.GetValueOrDefault(name, ""))]
            );
    }

    private static IEnumerable<Dictionary<string, string>> Episodes(
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        stream.Position = 0;
        using var reader = XmlReader.Create(
            new MarkupStream(stream, cancellationToken),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreWhitespace = true,
            }
        );
        var child = "";
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (Is(reader, "HEADER"))
                child = Values(reader).GetValueOrDefault(Child, "");
            else if (Is(reader, "EPISODE"))
            {
                var values = Values(reader);
                values[Child] = child;
                yield return values;
            }
        }
    }

    private static bool Is(XmlReader reader, string name) =>
        reader.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    // The texts of the elements directly within this one; leaves the reader at its end tag.
    private static Dictionary<string, string> Values(XmlReader reader)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (reader.IsEmptyElement)
            return values;
        var depth = reader.Depth;
        var name = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
                name = Names.GetValueOrDefault(
                    reader.LocalName,
                    reader.LocalName.ToUpperInvariant()
                );
            else if (reader.HasValue && reader.Depth == depth + 2)
                values.TryAdd(name, reader.Value);
        }
        return values;
    }

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw new UnreadableTableException(
                $"The XML is damaged or incomplete at line {e.LineNumber}. Export it again.",
                e
            );
        }
    }
}
