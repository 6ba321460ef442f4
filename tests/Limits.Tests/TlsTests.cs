using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task Call_OverTls_IsServedAndPagesInsistOnTls()
    {
        await using var tls = await TlsPlatform.StartAsync();
        using var channel = tls.Channel(tls.Handler());
        using var http = new HttpClient(tls.Handler()) { BaseAddress = tls.Server };

        await HealthAsync(channel);
        var page = await http.GetAsync("/healthz");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(
            "max-age=31536000",
            page.Headers.GetValues("Strict-Transport-Security").Single()
        );
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Handshake_OfAVersionInUse_Succeeds(SslProtocols version)
    {
        await using var tls = await TlsPlatform.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, tls.Port);
        await using var stream = new SslStream(socket.GetStream());

        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = version,
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            }
        );

        Assert.Equal(version, stream.SslProtocol);
    }

    // Written by hand, because the system's TLS client no longer offers the versions that the platform must refuse.
    [Theory]
    [InlineData(0x01)] // TLS 1.0
    [InlineData(0x02)] // TLS 1.1
    public async Task Handshake_OfAnOldVersion_IsRefusedWithAnAlert(byte minor)
    {
        await using var tls = await TlsPlatform.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, tls.Port);
        byte[] hello =
        [
            .. (byte[])[0x03, minor],
            .. new byte[32],
            0,
            .. (byte[])[0, 4, 0xC0, 0x13, 0x00, 0x2F],
            1,
            0,
        ];
        byte[] handshake = [1, 0, 0, (byte)hello.Length, .. hello];
        await socket
            .GetStream()
            .WriteAsync((byte[])[22, 0x03, 0x01, 0, (byte)handshake.Length, .. handshake]);

        var answer = new byte[7];
        await socket.GetStream().ReadExactlyAsync(answer);

        // An alert, fatal, protocol_version.
        Assert.Equal(21, answer[0]);
        Assert.Equal([2, 70], answer[5..]);
        using var channel = tls.Channel(tls.Handler());
        await HealthAsync(channel);
    }

    [Fact]
    public async Task Connection_WithoutAClientCertificate_IsRefused()
    {
        await using var tls = await TlsPlatform.StartAsync(clientCertificates: true);
        using var channel = tls.Channel(tls.Handler());

        var failure = await Assert.ThrowsAsync<RpcException>(() => HealthAsync(channel));

        Assert.Contains(failure.StatusCode, new[] { StatusCode.Unavailable, StatusCode.Internal });
    }

    [Fact]
    public async Task Connection_WithAClientCertificateOfAnotherAuthority_IsRefused()
    {
        await using var tls = await TlsPlatform.StartAsync(clientCertificates: true);
        using var stranger = new TestAuthority();
        using var certificate = stranger.Issue("client");
        using var channel = tls.Channel(tls.Handler(certificate));

        var failure = await Assert.ThrowsAsync<RpcException>(() => HealthAsync(channel));

        Assert.Contains(failure.StatusCode, new[] { StatusCode.Unavailable, StatusCode.Internal });
    }

    [Fact]
    public async Task Connection_WithAClientCertificateOfTheAuthority_IsServed()
    {
        await using var tls = await TlsPlatform.StartAsync(clientCertificates: true);
        using var certificate = tls.Authority.Issue("client");
        using var channel = tls.Channel(tls.Handler(certificate));

        await HealthAsync(channel);
    }

    [Fact]
    public async Task Certificate_Renewed_ServesNewConnectionsWhileOpenOnesGoOn()
    {
        await using var tls = await TlsPlatform.StartAsync();
        List<string> before = [];
        List<string> after = [];
        using var open = tls.Channel(tls.Handler(seen: before));
        using var watch = new Health.HealthClient(open).Watch(new HealthCheckRequest());
        // A platform that has just started may first report that it is not ready.
        while (
            watch.ResponseStream.Current?.Status != HealthCheckResponse.Types.ServingStatus.Serving
        )
            Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        var next = watch.ResponseStream.MoveNext(CancellationToken.None);

        using var second = tls.Authority.Issue("second");
        tls.Write(second);
        tls.Clock.Move(TimeSpan.FromMinutes(1));

        using var renewed = tls.Channel(tls.Handler(seen: after));
        await HealthAsync(renewed);
        await HealthAsync(open);
        Assert.Equal(["CN=first"], before);
        Assert.Equal(["CN=second"], after);
        // The watch has neither failed nor ended; on a busy machine the status may have changed meanwhile.
        Assert.True(!next.IsCompleted || await next);
    }

    [Fact]
    public async Task Certificate_WithAKeyOfAnother_LeavesTheOneBefore()
    {
        await using var tls = await TlsPlatform.StartAsync();
        using var second = tls.Authority.Issue("second");
        tls.WriteCertificate(second);
        tls.Clock.Move(TimeSpan.FromMinutes(1));

        List<string> seen = [];
        using (var channel = tls.Channel(tls.Handler(seen: seen)))
            await HealthAsync(channel);
        tls.Write(second);
        tls.Clock.Move(TimeSpan.FromMinutes(1));
        using (var channel = tls.Channel(tls.Handler(seen: seen)))
            await HealthAsync(channel);

        Assert.Equal(["CN=first", "CN=second"], seen);
    }

    [Fact]
    public async Task Platform_WithoutItsCertificate_DoesNotStart()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            TestPlatform.StartAsync(builder =>
                Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(
                    builder.Configuration,
                    new Dictionary<string, string?> { ["Platform:GrpcUrl"] = "https://127.0.0.1:1" }
                )
            )
        );

        Assert.Contains("Platform:Tls:CertificateFile", failure.Message, StringComparison.Ordinal);
    }

    private static Task<HealthCheckResponse> HealthAsync(GrpcChannel channel) =>
        new Health.HealthClient(channel)
            .CheckAsync(new HealthCheckRequest(), deadline: DateTime.UtcNow.AddSeconds(20))
            .ResponseAsync;
}
