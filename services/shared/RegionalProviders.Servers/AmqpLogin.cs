using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RegionalProviders.Servers;

internal enum AmqpLoginResult
{
    /// <summary>Nothing answers as AMQP, or not yet.</summary>
    NoAnswer,
    Refused,
    Accepted,
}

/// <summary>
/// Logs in as an AMQP 0-9-1 client does, up to opening the virtual host "/": proof that a broker is ready for its
/// clients, which an open port is not.
/// </summary>
internal static class AmqpLogin
{
    private const byte MethodFrame = 1;
    private const byte FrameEnd = 0xCE;
    private const ushort ConnectionClass = 10;
    private const int Start = 10;
    private const int StartOk = 11;
    private const int Tune = 30;
    private const int TuneOk = 31;
    private const int Open = 40;
    private const int OpenOk = 41;
    private const int Close = 50;

    public static async Task<AmqpLoginResult> TryAsync(
        int port,
        string user,
        string password,
        CancellationToken cancellationToken
    )
    {
        var result = AmqpLoginResult.NoAnswer;
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync("AMQP\0\0\x09\x01"u8.ToArray(), cancellationToken);
            if (await ReadMethodAsync(stream, cancellationToken) is not (Start, _))
                return result;
            // From here on, a broker that hangs up refuses us.
            result = AmqpLoginResult.Refused;
            await WriteMethodAsync(
                stream,
                StartOk,
                LoginArguments(user, password),
                cancellationToken
            );
            if (await ReadMethodAsync(stream, cancellationToken) is not (Tune, { } limits))
                return result;
            await WriteMethodAsync(stream, TuneOk, limits, cancellationToken);
            await WriteMethodAsync(
                stream,
                Open,
                [.. ShortString("/"), .. ShortString(""), 0],
                cancellationToken
            );
            if (await ReadMethodAsync(stream, cancellationToken) is not (OpenOk, _))
                return result;
            // Reply code, text, class and method: a normal end.
            byte[] normal = [0, 200, .. ShortString("done"), 0, 0, 0, 0];
            await WriteMethodAsync(stream, Close, normal, cancellationToken);
            await ReadMethodAsync(stream, cancellationToken);
            return AmqpLoginResult.Accepted;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return result;
        }
    }

    private static byte[] LoginArguments(string user, string password)
    {
        var response = Encoding.UTF8.GetBytes($"\0{user}\0{password}");
        byte[] noProperties = [0, 0, 0, 0];
        return
        [
            .. noProperties,
            .. ShortString("PLAIN"),
            .. BigEndian((uint)response.Length),
            .. response,
            .. ShortString("en_US"),
        ];
    }

    private static byte[] ShortString(string text) =>
        [(byte)text.Length, .. Encoding.UTF8.GetBytes(text)];

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static async Task WriteMethodAsync(
        NetworkStream stream,
        byte method,
        byte[] arguments,
        CancellationToken cancellationToken
    )
    {
        byte[] payload = [0, (byte)ConnectionClass, 0, method, .. arguments];
        byte[] frame =
        [
            MethodFrame,
            0,
            0,
            .. BigEndian((uint)payload.Length),
            .. payload,
            FrameEnd,
        ];
        await stream.WriteAsync(frame, cancellationToken);
    }

    /// <summary>The number and arguments of a method of the connection class.</summary>
    private static async Task<(int Method, byte[]? Arguments)> ReadMethodAsync(
        NetworkStream stream,
        CancellationToken cancellationToken
    )
    {
        var header = new byte[7];
        await stream.ReadExactlyAsync(header, cancellationToken);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(3));
        if (header[0] != MethodFrame || length is < 4 or > 65_536)
            throw new IOException("Not an AMQP 0-9-1 broker.");
        var payload = new byte[length + 1];
        await stream.ReadExactlyAsync(payload, cancellationToken);
        if (
            BinaryPrimitives.ReadUInt16BigEndian(payload) != ConnectionClass
            || payload[^1] != FrameEnd
        )
            throw new IOException("Not an AMQP 0-9-1 broker.");
        return (BinaryPrimitives.ReadUInt16BigEndian(payload.AsSpan(2)), payload[4..^1]);
    }
}
