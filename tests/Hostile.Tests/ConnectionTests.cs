using System.Net.Sockets;
using System.Text;
using Xunit.Abstractions;
using static RegionalProviders.Limits.Tests.Http2Frame;

namespace RegionalProviders.Hostile.Tests;

/// <summary>HTTP/2 below gRPC: frames that no client library would send.</summary>
[Collection(OnePlatform.Name)]
public sealed class ConnectionTests(HostilePlatform hostile, ITestOutputHelper output)
{
    private static readonly byte[] Hello = [.. Preface, .. Of(Settings, 0, 0, [])];

    public static TheoryData<string> Names => [.. Attacks().Select(attack => attack.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Connection_ThatBreaksTheRules_IsClosedOrEndured(string name)
    {
        var bytes = Attacks().Single(attack => attack.Name == name).Bytes();
        var tally = new Tally($"HTTP/2, {name}", output);
        await hostile.SurvivesAsync(tally, async () => tally.Count(await SendAsync(bytes)));
    }

    [Fact]
    public async Task Connection_OfRandomFrames_IsClosedOrEndured()
    {
        var tally = new Tally("HTTP/2, random frames", output);
        var random = Fuzz.For("frames of HTTP/2");
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                for (var i = 0; i < 150 * Fuzz.Rounds; i++)
                {
                    var bytes = new List<byte>(Hello);
                    for (var frames = random.Next(1, 12); frames > 0; frames--)
                        bytes.AddRange(
                            random.Next(8) == 0
                                ? random.Bytes(60)
                                : Of(
                                    (byte)random.Next(12),
                                    (byte)random.Next(256),
                                    random.Next(6),
                                    random.Bytes(80)
                                )
                        );
                    tally.Count(await SendAsync([.. bytes]));
                }
            }
        );
    }

    private static IEnumerable<(string Name, Func<byte[]> Bytes)> Attacks() =>
        [
            ("no preface", () => Encoding.ASCII.GetBytes(new string('x', 5000))),
            ("TLS on a port without", () => [22, 3, 1, 0, 5, 1, 0, 0, 1, 0]),
            ("HTTP/1.1 on the gRPC port", () => "POST / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray()),
            ("a frame of 16 MB", () => [.. Hello, 0xFF, 0xFF, 0xFF, Data, 0, 0, 0, 0, 1]),
            ("data on a stream that is not open", () => [.. Hello, .. Of(Data, 0, 5, [1, 2, 3])]),
            ("an even stream", () => [.. Hello, .. Of(Headers, EndHeaders, 2, [0x82])]),
            (
                "junk for headers",
                () =>
                    [
                        .. Hello,
                        .. Of(Headers, EndHeaders, 1, [.. Enumerable.Repeat((byte)0xFF, 200)]),
                    ]
            ),
            (
                "a table index that is not there",
                () => [.. Hello, .. Of(Headers, EndHeaders, 1, [0xFF, 0x80, 0xFF, 0xFF, 0x07])]
            ),
            (
                "a header table of 4 GB",
                () =>
                    [.. Hello, .. Of(Headers, EndHeaders, 1, [0x3F, 0xE1, 0xFF, 0xFF, 0xFF, 0x0F])]
            ),
            (
                "headers without path",
                () => [.. Hello, .. Of(Headers, EndHeaders | 1, 1, [0x83, 0x86])]
            ),
            (
                "a window beyond its end",
                () =>
                    [
                        .. Hello,
                        .. Of(WindowUpdate, 0, 0, [0x7F, 0xFF, 0xFF, 0xFF]),
                        .. Of(WindowUpdate, 0, 0, [0x7F, 0xFF, 0xFF, 0xFF]),
                    ]
            ),
            ("a window of nothing", () => [.. Hello, .. Of(WindowUpdate, 0, 0, [0, 0, 0, 0])]),
            ("settings of wrong length", () => [.. Hello, .. Of(Settings, 0, 0, [1, 2, 3])]),
            (
                "settings beyond their range",
                () => [.. Hello, .. Of(Settings, 0, 0, [0, 4, 0xFF, 0xFF, 0xFF, 0xFF])]
            ),
            (
                "ten thousand settings",
                () => [.. Hello, .. Many(10_000, _ => Of(Settings, 0, 0, []))]
            ),
            (
                "ten thousand pings",
                () => [.. Hello, .. Many(10_000, _ => Of(Ping, 0, 0, new byte[8]))]
            ),
            (
                "five thousand streams begun and reset",
                () =>
                    [
                        .. Hello,
                        .. Many(
                            5_000,
                            i =>
                                [
                                    .. Of(Headers, EndHeaders, (2 * i) + 1, Request),
                                    .. Of(Reset, 0, (2 * i) + 1, [0, 0, 0, 8]),
                                ]
                        ),
                    ]
            ),
            (
                "two hundred streams left open",
                () => [.. Hello, .. Many(200, i => Of(Headers, EndHeaders, (2 * i) + 1, Request))]
            ),
            (
                "continuations without end",
                () =>
                    [
                        .. Hello,
                        .. Of(Headers, 0, 1, Request),
                        .. Many(
                            5_000,
                            _ => Of(Continuation, 0, 1, [0x40, 1, (byte)'a', 1, (byte)'b'])
                        ),
                    ]
            ),
            (
                "ten thousand empty data frames",
                () =>
                    [
                        .. Hello,
                        .. Of(Headers, EndHeaders, 1, Request),
                        .. Many(10_000, _ => Of(Data, 0, 1, [])),
                    ]
            ),
            (
                "goodbye and then calls",
                () =>
                    [
                        .. Hello,
                        .. Of(GoAway, 0, 0, new byte[8]),
                        .. Of(Headers, EndHeaders, 1, Request),
                    ]
            ),
            ("an unknown kind of frame", () => [.. Hello, .. Of(0xEE, 0xFF, 0, new byte[100])]),
        ];

    // HPACK for POST / over http, followed by the path of a call.
    private static byte[] Request
    {
        get
        {
            var path = "/regionalproviders.identity.v1.PrincipalService/WhoAmI"u8;
            return [0x83, 0x86, 0x04, (byte)path.Length, .. path];
        }
    }

    private static byte[] Many(int count, Func<int, byte[]> make) =>
        [.. Enumerable.Range(0, count).SelectMany(make)];

    private async Task<string> SendAsync(byte[] bytes)
    {
        var server = new Uri(hostile.Platform.Server);
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port);
        var stream = socket.GetStream();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        try
        {
            await stream.WriteAsync(bytes, patience.Token);
            var buffer = new byte[16 * 1024];
            while (await stream.ReadAsync(buffer, patience.Token) > 0) { }
            return "closed";
        }
        catch (OperationCanceledException)
        {
            // Still open, so the client may close it.
            return "endured";
        }
        catch (IOException)
        {
            return "closed";
        }
    }
}
