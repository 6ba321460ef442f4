using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls.Limits;

/// <summary>Configures gRPC and Kestrel with the limits.</summary>
internal static class LimitExtensions
{
    internal static void AddLimits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddStrictOptions<LimitOptions>("Limits");
        services.AddSingleton<IValidateOptions<LimitOptions>, LimitOptionsValidator>();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<ConnectionShares>();
        services
            .AddOptions<GrpcServiceOptions>()
            .Configure<IOptions<LimitOptions>>(
                (grpc, limits) =>
                {
                    grpc.MaxReceiveMessageSize = limits.Value.Messages.ReceiveBytes;
                    grpc.MaxSendMessageSize = limits.Value.Messages.SendBytes;
                }
            );
        services
            .AddOptions<KestrelServerOptions>()
            .Configure<IOptions<LimitOptions>, ConnectionShares>(
                (kestrel, limits, shares) =>
                {
                    Apply(limits.Value.Connections, kestrel);
                    // Before TLS: the handshake is most of what a connection costs.
                    kestrel.ConfigureEndpointDefaults(listen => listen.Use(shares.Around));
                }
            );
    }

    private static void Apply(ConnectionLimits limits, KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var target = kestrel.Limits;
        target.MaxConcurrentConnections = limits.Max;
        target.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        target.MaxRequestHeaderCount = limits.HeaderCount;
        target.MaxRequestLineSize = limits.RequestLineBytes;
        target.MaxRequestBodySize = limits.BodyBytes;
        target.RequestHeadersTimeout = limits.HeadersTimeout;
        target.KeepAliveTimeout = limits.KeepAlive;
        target.MinRequestBodyDataRate = new MinDataRate(limits.BytesPerSecond, limits.Grace);
        target.MinResponseDataRate = new MinDataRate(limits.BytesPerSecond, limits.Grace);
        target.Http2.MaxStreamsPerConnection = limits.StreamsEach;
        target.Http2.MaxRequestHeaderFieldSize = limits.RequestLineBytes;
        // Detects a peer that vanished without closing the connection, and frees its resources.
        target.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        target.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }
}
