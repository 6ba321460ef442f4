using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace RegionalProviders.Tables;

/// <summary>
/// Reads text out of a workbook's XML, no more of it than a cell can have. Its buffers serve one text after another.
/// </summary>
internal sealed partial class CellText
{
    private readonly StringBuilder _text = new();
    private readonly char[] _buffer = new char[1024];

    /// <summary>
    /// The text of a value (<c>v</c>), or of the runs of a text (<c>si</c> or <c>is</c>) without their phonetic
    /// readings. Leaves the reader at the end tag.
    /// </summary>
    public string Read(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var depth = reader.Depth;
        var textDepth = reader.LocalName == "v" ? depth + 1 : int.MaxValue;
        var phoneticDepth = int.MaxValue;
        var runs = 0;
        _text.Clear();
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth <= phoneticDepth)
                phoneticDepth = int.MaxValue;
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                phoneticDepth = reader.Depth;
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "t" })
                textDepth = ++runs <= TableLimits.TextRuns ? reader.Depth + 1 : throw TooLong();
            else if (reader.Depth == textDepth && reader.Depth <= phoneticDepth && reader.HasValue)
                Append(reader);
        }
        return Unescape(_text.ToString());
    }

    // In pieces: the reader's Value would be one text of any length.
    private void Append(XmlReader reader)
    {
        int read;
        while ((read = reader.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0)
        {
            _text.Append(_buffer, 0, read);
            if (_text.Length > 2 * TableLimits.CellCharacters)
                throw TooLong();
        }
    }

    // Characters that XML cannot have are written as _x000D_.
    private static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape()
                .Replace(text, match => $"{(char)Convert.ToUInt16(match.Groups["code"].Value, 16)}")
            : text;

    private static TableTooLargeException TooLong() =>
        new(
            $"The workbook has a text of more pieces or characters than a cell can be (at most {TableLimits.TextRuns} formats and {TableLimits.CellCharacters} characters). Shorten it, or clear its formats."
        );

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
