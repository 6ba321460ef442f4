using System.Net.Sockets;
using System.Text;
using static RegionalProviders.Limits.Tests.Http2Frame;

namespace RegionalProviders.Limits.Tests;

/// <summary>
/// A caller that sends a request and then reads nothing of the response: no client library would, so it speaks HTTP/2
/// itself.
/// </summary>
public sealed class SlowReaderTests
{
    private static readonly byte[] NoRoomForAnswers = [0, 4, 0, 0, 0, 0];

    [Fact]
    public async Task Caller_ThatTakesNoAnswer_IsCutOffAndOthersAreServed()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Connections:Grace", "00:00:02")
        );
        await using var caller = await RawCaller.OfAsync(limited.Platform);
        var server = new Uri(limited.Platform.Server);
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            (byte[])
                [
                    .. Preface,
                    .. Of(Settings, 0, 0, NoRoomForAnswers),
                    .. Of(Headers, EndHeaders, 1, Request(server.Authority, caller.Token)),
                    .. Of(Data, EndStream, 1, new byte[5]),
                ]
        );

        var frames = await ReadToEndAsync(stream).WaitAsync(TimeSpan.FromMinutes(1));

        // The call was answered as far as the flow-control window allowed, and then the connection was closed.
        Assert.Contains(Headers, frames);
        Assert.DoesNotContain(Data, frames);
        var other = await limited.CouncilAsync();
        Assert.NotEmpty((await other.WhoAmIAsync()).CouncilName);
    }

    private static byte[] Request(string authority, string token) =>
        [
            .. Header(":method", "POST"),
            .. Header(":scheme", "http"),
            .. Header(":authority", authority),
            .. Header(":path", RawCaller.WhoAmI),
            .. Header("content-type", "application/grpc"),
            .. Header("te", "trailers"),
            .. Header("authorization", $"Bearer {token}"),
        ];

    // RFC 7541, 6.2.2: a literal header field without indexing, without Huffman coding.
    private static byte[] Header(string name, string value) => [0, .. Text(name), .. Text(value)];

    private static byte[] Text(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        if (bytes.Length < 127)
            return [(byte)bytes.Length, .. bytes];
        var length = new List<byte> { 127 };
        var rest = bytes.Length - 127;
        for (; rest >= 128; rest >>= 7)
            length.Add((byte)(0x80 | (rest & 0x7F)));
        return [.. length, (byte)rest, .. bytes];
    }

    /// <summary>The types of the frames received until the other side closed. PINGs are answered.</summary>
    private static async Task<List<byte>> ReadToEndAsync(NetworkStream stream)
    {
        var kinds = new List<byte>();
        var head = new byte[9];
        try
        {
            while (await stream.ReadAtLeastAsync(head, 9, throwOnEndOfStream: false) == 9)
            {
                kinds.Add(head[3]);
                var payload = new byte[(head[1] << 8) | head[2]];
                await stream.ReadExactlyAsync(payload);
                if (head[3] == Ping && head[4] != Acknowledge)
                    await stream.WriteAsync(Of(Ping, Acknowledge, 0, payload));
            }
        }
        catch (IOException)
        {
            // The connection was reset instead of closed.
        }
        return kinds;
    }
}
