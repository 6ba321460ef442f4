using System.Net;
using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Reflection.V1Alpha;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>Unauthenticated callers: the platform reads nothing they send and gives them few resources.</summary>
public sealed class StrangerTests
{
    private const string Upload = "/regionalproviders.providers.v1.ImportService/UploadList";
    private const string Health = "/grpc.health.v1.Health/Check";

    [Theory]
    [InlineData(RawCaller.WhoAmI)]
    [InlineData(Upload)]
    public async Task Stranger_WhoseBodyNeverEnds_IsRefusedAtOnce(string method)
    {
        var platform = await TestPlatform.SharedAsync();
        await using var stranger = new RawCaller(platform.Server, "no.token.atall");

        var answer = await stranger
            .SendAsync(method, new StallingContent([0, 0, 0, 0, 20]))
            .WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(StatusCode.Unauthenticated, answer.Status);
        Assert.Equal("TOKEN_INVALID", answer.Reason);
    }

    [Fact]
    public async Task Stranger_WhoseBodyIsNoMessage_IsToldOnlyThatItIsAStranger()
    {
        var platform = await TestPlatform.SharedAsync();
        await using var stranger = new RawCaller(platform.Server, "no.token.atall");

        var answer = await stranger.CallAsync(RawCaller.WhoAmI, new byte[3 * 1024 * 1024]);

        Assert.Equal(StatusCode.Unauthenticated, answer.Status);
    }

    [Fact]
    public async Task Address_WithTooManyRefusals_WaitsWhileWhoIsKnownIsServed()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Address:Refused:PerSecond", "0.01"),
            ("Address:Refused:Burst", "5")
        );
        var known = await limited.CouncilAsync();
        await known.WhoAmIAsync();
        var late = await limited.CouncilAsync();
        var stranger = new Caller(
            GrpcChannel.ForAddress(limited.Platform.Server),
            "no.token.atall"
        );

        for (var i = 0; i < 5; i++)
            Assert.Equal(
                StatusCode.Unauthenticated,
                (await Refusal.OfAsync(stranger.WhoAmIAsync())).Status
            );
        var refusal = await Refusal.OfAsync(stranger.WhoAmIAsync());

        refusal.Names("Limits:Address:Refused");
        Assert.NotNull(refusal.RetryAfter);
        await known.WhoAmIAsync();
        (await Refusal.OfAsync(late.WhoAmIAsync())).Names("Limits:Address:Refused");
        limited.Platform.Clock.Move(TimeSpan.FromSeconds(101));
        await late.WhoAmIAsync();
    }

    [Fact]
    public async Task PublicCall_WithALargeBody_IsRefused()
    {
        var platform = await TestPlatform.SharedAsync();
        await using var stranger = new RawCaller(platform.Server, "none");

        var answer = await stranger.CallAsync(
            Health,
            [0, 0, 1, 0x86, 0xa4, 0x7a, 0xa0, 0x86, 0x06, .. new byte[100_000]]
        );

        Assert.NotEqual(StatusCode.OK, answer.Status);
        Assert.Equal(StatusCode.OK, (await stranger.CallAsync(Health, new byte[5])).Status);
    }

    [Fact]
    public async Task PublicStream_ThatSendsWithoutEnd_IsEnded()
    {
        var platform = await TestPlatform.SharedAsync();
        using var channel = GrpcChannel.ForAddress(platform.Server);
        using var call = new ServerReflection.ServerReflectionClient(
            channel
        ).ServerReflectionInfo();

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                await call.RequestStream.WriteAsync(
                    new ServerReflectionRequest { FileContainingSymbol = new string('x', 1000) }
                );
                Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            }
        });
    }

    [Fact]
    public async Task Message_OfManyEmptyOnes_IsRefusedBeforeTheyAreMade()
    {
        var platform = await TestPlatform.SharedAsync();
        await using var council = await RawCaller.OfAsync(platform);
        var request = new CreateAgreementRequest { Agreement = new Agreement() };
        request.Agreement.CostLines.AddRange(
            Enumerable.Range(0, 20_001).Select(_ => new CostLine())
        );

        var answer = await council.CallAsync(
            "/regionalproviders.placements.v1.AgreementService/CreateAgreement",
            Framed(request.ToByteArray())
        );

        Assert.Equal(StatusCode.ResourceExhausted, answer.Status);
        Assert.Contains("more than 20000 messages", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_WithAllItsConnections_LeavesTheOthersToOthers()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Connections:PerAddress", "10")
        );
        var uri = new Uri(limited.Platform.Web);
        var open = new List<TcpClient>();
        for (var i = 0; i < 10; i++)
            open.Add(await ConnectAsync(uri, "127.0.0.2"));

        // One more is closed without any response, sometimes before it is open.
        try
        {
            using var closed = await ConnectAsync(uri, "127.0.0.2");
            Assert.Equal(0, await ReadAsync(closed).WaitAsync(TimeSpan.FromSeconds(30)));
        }
        catch (SocketException refusal)
        {
            Assert.Equal(SocketError.ConnectionReset, refusal.SocketErrorCode);
        }
        using (var other = await ConnectAsync(uri, "127.0.0.3"))
            Assert.NotEqual(0, await AskAsync(other));
        open.ForEach(socket => socket.Dispose());

        await Eventually.SucceedsAsync(async () =>
        {
            using var again = await ConnectAsync(uri, "127.0.0.2");
            return await AskAsync(again) > 0;
        });
    }

    [Fact]
    public async Task Start_WithForwardedHeadersOfEverybody_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            TestPlatform.StartAsync(builder =>
                builder.Configuration["FORWARDEDHEADERS_ENABLED"] = "true"
            )
        );

        Assert.Contains("Platform:Web:TrustedProxies", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Framed(byte[] message) =>
        [0, .. BitConverter.GetBytes(IPAddress.HostToNetworkOrder(message.Length)), .. message];

    private static async Task<TcpClient> ConnectAsync(Uri to, string from)
    {
        var socket = new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(to.Host, to.Port);
        return socket;
    }

    private static async Task<int> AskAsync(TcpClient socket)
    {
        await socket.GetStream().WriteAsync("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        return await ReadAsync(socket);
    }

    // A reset also ends the connection.
    private static async Task<int> ReadAsync(TcpClient socket)
    {
        try
        {
            return await socket.GetStream().ReadAsync(new byte[100]);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
