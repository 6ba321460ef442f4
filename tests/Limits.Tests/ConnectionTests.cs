using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>Connections that are closed before any call starts, observed on raw sockets.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: x\r\nX: {0}\r\n\r\n", 40_000, "431")]
    [InlineData("GET /healthz?{0} HTTP/1.1\r\nHost: x\r\n\r\n", 20_000, "414")]
    [InlineData(
        "POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9999999999\r\n\r\n{0}",
        1,
        "413"
    )]
    public async Task Request_TooLarge_IsRefused(string request, int length, string expected)
    {
        var platform = await TestPlatform.SharedAsync();

        var answer = await ExchangeAsync(
            platform.Web,
            string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                request,
                new string('x', length)
            )
        );

        Assert.StartsWith($"HTTP/1.1 {expected} ", answer, StringComparison.Ordinal);
        await ServesAsync(platform);
    }

    [Theory]
    [InlineData("/oauth2/token")]
    [InlineData("/oauth2/revoke")]
    [InlineData("/oauth2/introspect")]
    [InlineData("/account/sign-in")]
    public async Task Request_WhoseChunksAreMalformed_IsTheCallersFault(string path)
    {
        var platform = await TestPlatform.SharedAsync();

        var answer = await ExchangeAsync(
            platform.Web,
            $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nnothing"
        );

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        await ServesAsync(platform);
    }

    [Fact]
    public async Task Request_WithAHundredHeaders_IsRefused()
    {
        var platform = await TestPlatform.SharedAsync();
        var headers = string.Concat(Enumerable.Range(0, 100).Select(i => $"X-{i}: y\r\n"));

        var answer = await ExchangeAsync(
            platform.Web,
            $"GET /healthz HTTP/1.1\r\nHost: x\r\n{headers}\r\n"
        );

        Assert.StartsWith("HTTP/1.1 431 ", answer, StringComparison.Ordinal);
        await ServesAsync(platform);
    }

    [Fact]
    public async Task Request_WhoseHeadersDoNotEnd_IsCutOff()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Connections:HeadersTimeout", "00:00:02")
        );
        var watch = Stopwatch.StartNew();

        var answer = await ExchangeAsync(
            limited.Platform.Web,
            "GET /healthz HTTP/1.1\r\nHost: x\r\n"
        );

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(20));
        await ServesAsync(limited.Platform);
    }

    [Fact]
    public async Task Connection_AboveTheNumber_IsClosedAndOneThatEndsMakesRoom()
    {
        await using var limited = await LimitedPlatform.StartAsync(("Connections:Max", "20"));
        var uri = new Uri(limited.Platform.Web);
        var open = new List<TcpClient>();
        for (var i = 0; i < 25; i++)
        {
            var socket = new TcpClient();
            await socket.ConnectAsync(uri.Host, uri.Port);
            open.Add(socket);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => ServesAsync(limited.Platform));
        open.ForEach(socket => socket.Dispose());

        await Eventually.SucceedsAsync(async () =>
        {
            await ServesAsync(limited.Platform);
            return true;
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UnaryCall_WhoseSenderStalls_IsCutOffAndOthersAreServed(bool afterAByte)
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Connections:Grace", "00:00:02"),
            ("Deadlines:UnaryDefault", "00:00:05"),
            ("Deadlines:UnaryMax", "00:00:05")
        );
        await using var raw = await RawCaller.OfAsync(limited.Platform);
        var watch = Stopwatch.StartNew();

        // Announces twenty bytes, and sends none or one of them.
        var ended = await Record.ExceptionAsync(() =>
            raw.SendAsync(
                RawCaller.WhoAmI,
                new StallingContent([0, 0, 0, 0, 20, .. afterAByte ? new byte[1] : []])
            )
        );

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(20));
        Assert.True(ended is null or HttpRequestException, ended?.ToString());
        await ServesAsync(limited.Platform);
    }

    private static async Task ServesAsync(TestPlatform platform)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var answer = await http.GetAsync(new Uri($"{platform.Web}/healthz"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<string> ExchangeAsync(string server, string request)
    {
        var uri = new Uri(server);
        using var socket = new TcpClient();
        await socket.ConnectAsync(uri.Host, uri.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var buffer = new byte[4096];
        var read = await stream.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}

/// <summary>A body that starts and never continues.</summary>
internal sealed class StallingContent(byte[] start) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(start);
        await stream.FlushAsync();
        await Task.Delay(TimeSpan.FromSeconds(60));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
