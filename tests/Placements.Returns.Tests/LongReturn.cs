using System.Globalization;
using System.Text;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>
/// A CSV file of many valid rows, generated while it is read; the children are numbered from 0.
/// </summary>
internal sealed class LongReturn(int rows) : Stream
{
    private const string Number = "0000000";
    private static readonly byte[] Header = Line(
        Samples.Cells(Samples.Latest, ReturnKind.Census).Keys
    );
    private static readonly byte[] Row = Line(
        Samples
            .Cells(Samples.Latest, ReturnKind.Census, (ReturnField.Identifier, $"B-{Number}"))
            .Values
    );
    private static readonly int NumberAt =
        Row.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"B-{Number}")) + 2;

    private readonly byte[] row = [.. Row];

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => Header.Length + (long)rows * Row.Length;
    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var line =
            Position < Header.Length ? Header : RowAt((Position - Header.Length) / Row.Length);
        var from =
            Position < Header.Length
                ? (int)Position
                : (int)((Position - Header.Length) % Row.Length);
        var length = (int)Math.Min(Math.Min(count, line.Length - from), Length - Position);
        if (length <= 0)
            return 0;
        line.AsSpan(from, length).CopyTo(buffer.AsSpan(offset));
        Position += length;
        return length;
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => Length + offset,
        };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    private byte[] RowAt(long index)
    {
        index.TryFormat(
            row.AsSpan(NumberAt, Number.Length),
            out _,
            "D7",
            CultureInfo.InvariantCulture
        );
        return row;
    }

    private static byte[] Line(IEnumerable<string> cells) =>
        Encoding.UTF8.GetBytes(Samples.Csv([cells]));
}
