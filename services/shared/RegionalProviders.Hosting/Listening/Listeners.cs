using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Kernel;

namespace RegionalProviders.Hosting.Listening;

/// <summary>
/// The addresses of the process. Without TLS a connection cannot negotiate its protocol, so gRPC and web pages have
/// one each (docs/adr/0007); with https either serves both, and they may be the same.
/// </summary>
internal static class Listeners
{
    internal static void AddListeners(this WebApplicationBuilder builder)
    {
        // If set, Kestrel's own endpoints replace the addresses of the section Platform.
        var isKestrels = builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        builder
            .Services.AddStrictOptions<ListenerOptions>(ListenerOptions.Section)
            .Validate(
                options => isKestrels || ListenerOptions.CanListenOn(options.GrpcUrl),
                "Platform:GrpcUrl must be http or https with an IP address, or * for any, and a port."
            )
            .Validate(
                options => isKestrels || ListenerOptions.CanListenOn(options.WebUrl),
                "Platform:WebUrl must be http or https with an IP address, or * for any, and a port."
            );
        builder
            .Services.AddStrictOptions<TlsOptions>(TlsOptions.Section)
            .Validate(
                options => options.CheckEvery > TimeSpan.Zero,
                "Platform:Tls:CheckEvery must be longer than zero."
            )
            .Validate(
                options => !options.ClientCertificatesOnWeb || options.ClientCaFile.Length > 0,
                "Platform:Tls:ClientCertificatesOnWeb needs Platform:Tls:ClientCaFile."
            );
        builder.Services.AddSingleton<CertificateFiles>();
        if (isKestrels)
            return;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            var services = kestrel.ApplicationServices;
            var addresses = services.GetRequiredService<IOptions<ListenerOptions>>().Value;
            var (grpc, web) = (addresses.GrpcUrl, addresses.WebUrl);
            var tls = services.GetRequiredService<IOptions<TlsOptions>>().Value;
            var withClients = tls.ClientCaFile.Length > 0;
            Listen(kestrel, grpc, HttpProtocols.Http2, withClients);
            if (!web.Equals(grpc, StringComparison.OrdinalIgnoreCase))
                Listen(
                    kestrel,
                    web,
                    HttpProtocols.Http1,
                    withClients && tls.ClientCertificatesOnWeb
                );
        });
    }

    private static void Listen(
        KestrelServerOptions kestrel,
        string url,
        HttpProtocols withoutTls,
        bool clientCertificates
    )
    {
        var address = BindingAddress.Parse(url);
        if (address.Host is "*" or "+")
            kestrel.ListenAnyIP(address.Port, Configure);
        else
            kestrel.Listen(IPAddress.Parse(address.Host), address.Port, Configure);

        void Configure(ListenOptions listen)
        {
            if (address.Scheme != Uri.UriSchemeHttps)
            {
                listen.Protocols = withoutTls;
                return;
            }
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(Handshake(kestrel.ApplicationServices, clientCertificates));
        }
    }

    private static TlsHandshakeCallbackOptions Handshake(
        IServiceProvider services,
        bool clientCertificates
    )
    {
        var files = services.GetRequiredService<CertificateFiles>();
        // Read now, so that a process with unusable files does not start.
        files.Current();
        return new TlsHandshakeCallbackOptions
        {
            HandshakeTimeout = services
                .GetRequiredService<IOptions<LimitOptions>>()
                .Value.Connections.HeadersTimeout,
            OnConnection = _ => ValueTask.FromResult(Options(files.Current(), clientCertificates)),
        };
    }

    private static SslServerAuthenticationOptions Options(
        Certificates certificates,
        bool clientCertificates
    )
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = certificates.Server,
            // Set explicitly, because the system default may allow older versions.
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowRenegotiation = false,
            ClientCertificateRequired = clientCertificates,
        };
        if (clientCertificates)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                // Private authorities seldom publish revocation lists.
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(
                certificates.ClientAuthorities
            );
        }
        return options;
    }
}
