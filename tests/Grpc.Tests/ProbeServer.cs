using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Grpc.Tests.Probe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.Tests;

/// <summary>A real server on a free port, with a channel to it.</summary>
internal sealed class ProbeServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private ProbeServer(
        WebApplication application,
        string address,
        Action<GrpcChannelOptions>? channelOptions
    )
    {
        this.application = application;
        Address = address;
        var options = new GrpcChannelOptions();
        channelOptions?.Invoke(options);
        Channel = GrpcChannel.ForAddress(address, options);
        Client = new ProbeService.ProbeServiceClient(Channel);
    }

    public string Address { get; }

    public GrpcChannel Channel { get; }

    public ProbeService.ProbeServiceClient Client { get; }

    public ProbeJournal Journal => application.Services.GetRequiredService<ProbeJournal>();

    public static async Task<ProbeServer> StartAsync(
        Action<GrpcServiceOptions>? serviceOptions = null,
        Action<GrpcChannelOptions>? channelOptions = null,
        TestCertificate? certificate = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    listen.Protocols = HttpProtocols.Http2;
                    if (certificate is not null)
                        listen.UseHttps(
                            certificate.Certificate,
                            https =>
                            {
                                https.ClientCertificateMode =
                                    ClientCertificateMode.AllowCertificate;
                                https.AllowAnyClientCertificate();
                            }
                        );
                }
            )
        );
        builder.Services.AddSingleton<ProbeJournal>();
        builder.Services.AddGrpc(options => serviceOptions?.Invoke(options));
        var built = builder.Build();
        built.MapGrpcService<ProbeHandler>();
        await built.StartAsync();
        return new ProbeServer(built, built.Urls.Single(), channelOptions);
    }

    public Task StopAsync() => application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await Channel.ShutdownAsync();
        Channel.Dispose();
        await application.DisposeAsync();
    }
}
