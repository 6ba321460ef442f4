using System.Buffers.Binary;

namespace RegionalProviders.Limits.Tests;

/// <summary>HTTP/2 frames (RFC 9113) built by hand, such as no client library would send.</summary>
internal static class Http2Frame
{
    public const byte Data = 0;
    public const byte Headers = 1;
    public const byte Reset = 3;
    public const byte Settings = 4;
    public const byte Ping = 6;
    public const byte GoAway = 7;
    public const byte WindowUpdate = 8;
    public const byte Continuation = 9;

    /// <summary>Flag of DATA and HEADERS frames.</summary>
    public const byte EndStream = 1;

    /// <summary>Flag of HEADERS frames.</summary>
    public const byte EndHeaders = 4;

    /// <summary>Flag of SETTINGS and PING frames that acknowledge one.</summary>
    public const byte Acknowledge = 1;

    /// <summary>The connection preface that a client sends first.</summary>
    public static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    public static byte[] Of(byte type, byte flags, int stream, byte[] payload)
    {
        var frame = new byte[9 + payload.Length];
        frame[1] = (byte)(payload.Length >> 8);
        frame[2] = (byte)payload.Length;
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, 9);
        return frame;
    }
}
