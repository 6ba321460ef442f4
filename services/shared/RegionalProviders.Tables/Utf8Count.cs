using System.Buffers;
using System.Text;

namespace RegionalProviders.Tables;

/// <summary>Counts the bytes beyond ASCII that are UTF-8 and those that are not.</summary>
internal sealed class Utf8Count
{
    private int line = 1;

    /// <summary>Number of characters of several bytes.</summary>
    public long Valid { get; private set; }

    /// <summary>Number of bytes that are no part of one.</summary>
    public long Invalid { get; private set; }

    /// <summary>Line of the first such byte, from 1.</summary>
    public int FirstInvalidLine { get; private set; }

    /// <summary>
    /// Whether the file is UTF-8 but for a few bytes. In Windows-1252 hardly any two accented letters happen to form a
    /// character.
    /// </summary>
    public bool IsMixed => Invalid > 0 && Valid >= Invalid;

    /// <summary>Returns the number of bytes at the end that begin a character which the next block completes.</summary>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var next = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            line += (next < 0 ? bytes : bytes[..next]).Count((byte)'\n');
            if (next < 0)
                return 0;
            bytes = bytes[next..];
            switch (Rune.DecodeFromUtf8(bytes, out _, out var consumed))
            {
                case OperationStatus.Done:
                    Valid++;
                    break;
                case OperationStatus.NeedMoreData:
                    return bytes.Length;
                default:
                    AddInvalid();
                    break;
            }
            bytes = bytes[consumed..];
        }
    }

    /// <summary>Counts a byte on the present line that is no part of a character.</summary>
    public void AddInvalid()
    {
        if (Invalid++ == 0)
            FirstInvalidLine = line;
    }
}
