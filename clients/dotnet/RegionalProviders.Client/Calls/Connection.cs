using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using RegionalProviders.Client.Authentication;

namespace RegionalProviders.Client.Calls;

/// <summary>The channel of a client created without a host, and everything to be disposed of with it.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly GrpcChannel channel;
    private readonly HttpMessageInvoker signIn;
    private readonly TokenSource tokens;

    internal Connection(ClientProfile profile, RegionalProvidersClientOptions options)
    {
        // The channel takes ownership of its handler, so tokens are fetched through a separate one.
        signIn = new HttpMessageInvoker(Transport.Handler(profile));
        tokens = TokenSource.Of(profile, () => signIn, options);
        var channelOptions = new GrpcChannelOptions
        {
            HttpHandler = Transport.Handler(profile),
            DisposeHttpClient = true,
        };
        Transport.Configure(channelOptions, profile, options);
        channel = GrpcChannel.ForAddress(profile.Server, channelOptions);
        Invoker = channel.Intercept(new PlatformInterceptor(tokens, options));
    }

    internal CallInvoker Invoker { get; }

    public async ValueTask DisposeAsync()
    {
        await channel.ShutdownAsync();
        channel.Dispose();
        tokens.Dispose();
        signIn.Dispose();
    }
}
