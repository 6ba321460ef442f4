using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Tests.Probe;

namespace Grpc.Tests;

public sealed class CredentialsTests
{
    [Fact]
    public async Task Call_WithCredentials_CarriesTheirHeaders()
    {
        await using var server = await ProbeServer.StartAsync(channelOptions: options =>
            options.UnsafeUseInsecureChannelCallCredentials = true
        );
        AuthInterceptorContext? asked = null;
        var credentials = CallCredentials.FromInterceptor(
            (context, metadata) =>
            {
                asked = context;
                metadata.Add("Authorization", "Bearer one");
                return Task.CompletedTask;
            }
        );

        await server.Client.UnaryAsync(
            new ProbeRequest(),
            new CallOptions(credentials: credentials)
        );

        Assert.Equal("Bearer one", server.Journal.RequestHeaders.GetValue("authorization"));
        Assert.Equal("Unary", asked!.MethodName);
        Assert.EndsWith("/probe.v1.ProbeService", asked.ServiceUrl, StringComparison.Ordinal);
        Assert.True(asked.CancellationToken.CanBeCanceled);
    }

    [Fact]
    public async Task Call_WithComposedCredentials_CarriesThemAllInOrder()
    {
        await using var server = await ProbeServer.StartAsync(channelOptions: options =>
            options.UnsafeUseInsecureChannelCallCredentials = true
        );
        var order = new List<string>();
        CallCredentials Adding(string name) =>
            CallCredentials.FromInterceptor(
                async (_, metadata) =>
                {
                    await Task.Yield();
                    order.Add(name);
                    metadata.Add(name, "here");
                }
            );

        await server.Client.UnaryAsync(
            new ProbeRequest(),
            new CallOptions(
                credentials: CallCredentials.Compose(Adding("probe-one"), Adding("probe-two"))
            )
        );

        Assert.Equal(["probe-one", "probe-two"], order);
        Assert.Equal("here", server.Journal.RequestHeaders.GetValue("probe-one"));
        Assert.Equal("here", server.Journal.RequestHeaders.GetValue("probe-two"));
    }

    [Fact]
    public async Task Call_WhoseCredentialsFail_FailsWithoutReachingTheService()
    {
        await using var server = await ProbeServer.StartAsync(channelOptions: options =>
            options.UnsafeUseInsecureChannelCallCredentials = true
        );
        var credentials = CallCredentials.FromInterceptor(
            (_, _) => throw new TimeoutException("no token")
        );

        await Assert.ThrowsAnyAsync<Exception>(async () =>
            await server.Client.UnaryAsync(
                new ProbeRequest(),
                new CallOptions(credentials: credentials)
            )
        );

        Assert.False(server.Journal.Called.Task.IsCompleted);
    }

    [Fact]
    public async Task Channel_OverTls_CarriesTheCredentialsOfItsCalls()
    {
        using var certificate = TestCertificate.Create();
        using var handler = certificate.TrustingHandler();
        await using var server = await ProbeServer.StartAsync(
            channelOptions: options =>
            {
                options.HttpHandler = handler;
                options.Credentials = ChannelCredentials.Create(
                    ChannelCredentials.SecureSsl,
                    CallCredentials.FromInterceptor(
                        (_, metadata) =>
                        {
                            metadata.Add("authorization", "Bearer two");
                            return Task.CompletedTask;
                        }
                    )
                );
            },
            certificate: certificate
        );

        await server.Client.UnaryAsync(new ProbeRequest());

        Assert.StartsWith("https:", server.Address, StringComparison.Ordinal);
        Assert.Equal("Bearer two", server.Journal.RequestHeaders.GetValue("authorization"));
        Assert.False(server.Journal.AuthContext!.IsPeerAuthenticated);
        Assert.Empty(server.Journal.AuthContext.PeerIdentity);
    }

    [Fact]
    public async Task Channel_OverTlsWithAClientCertificate_TellsTheServiceWhoCalls()
    {
        using var certificate = TestCertificate.Create();
        using var handler = certificate.TrustingHandler(presenting: true);
        await using var server = await ProbeServer.StartAsync(
            channelOptions: options => options.HttpHandler = handler,
            certificate: certificate
        );

        await server.Client.UnaryAsync(new ProbeRequest());

        var peer = server.Journal.AuthContext!;
        Assert.True(peer.IsPeerAuthenticated);
        Assert.Equal("x509_subject_alternative_name", peer.PeerIdentityPropertyName);
        Assert.Equal("localhost", peer.PeerIdentity.First().Value);
        Assert.Equal("localhost", peer.FindPropertiesByName("x509_common_name").Single().Value);
        Assert.Empty(peer.FindPropertiesByName("absent"));
        Assert.Equal(
            2,
            peer.Properties.Select(property => property.Name)
                .Distinct(StringComparer.Ordinal)
                .Count()
        );
    }

    [Fact]
    public void Create_OnAnInsecureChannel_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            ChannelCredentials.Create(
                ChannelCredentials.Insecure,
                CallCredentials.FromInterceptor((_, _) => Task.CompletedTask)
            )
        );

    [Fact]
    public void Channel_OfTlsToAPlainAddress_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() =>
            GrpcChannel.ForAddress(
                "http://127.0.0.1:1",
                new GrpcChannelOptions { Credentials = ChannelCredentials.SecureSsl }
            )
        );

    [Fact]
    public void Channel_OfTlsWithRootsOfItsOwn_IsRefusedAsTheClientCannotHonourThem() =>
        Assert.Throws<InvalidOperationException>(() =>
            GrpcChannel.ForAddress(
                "https://127.0.0.1:1",
                new GrpcChannelOptions { Credentials = new SslCredentials("roots") }
            )
        );

    [Fact]
    public void Credentials_OfMissingParts_AreRefused()
    {
        var one = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

        Assert.Throws<ArgumentNullException>(() => CallCredentials.FromInterceptor(null!));
        Assert.Throws<ArgumentNullException>(() => CallCredentials.Compose(null!));
        Assert.Throws<ArgumentException>(() => CallCredentials.Compose(one));
        Assert.Throws<ArgumentNullException>(() => ChannelCredentials.Create(null!, one));
        Assert.Throws<ArgumentNullException>(() =>
            ChannelCredentials.Create(ChannelCredentials.SecureSsl, null!)
        );
        Assert.Throws<ArgumentNullException>(() => new KeyCertificatePair(null!, "key"));
        Assert.Throws<ArgumentNullException>(() => new KeyCertificatePair("chain", null!));
        Assert.Throws<ArgumentNullException>(() => AuthProperty.Create(null!, []));
        Assert.Throws<ArgumentNullException>(() => AuthProperty.Create("name", null!));
        Assert.Throws<ArgumentNullException>(() => new AuthContext(null, null!));
    }
}
