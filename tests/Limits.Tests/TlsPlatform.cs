using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;
using RegionalProviders.Servers;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>A platform whose gRPC address is https, with its own certificate files.</summary>
internal sealed class TlsPlatform : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tls");
    private TestPlatform platform = null!;

    public TestAuthority Authority { get; } = new();

    public int Port { get; } = FreePort.Next();

    public Uri Server => new($"https://127.0.0.1:{Port}");

    public TestClock Clock => platform.Clock;

    public static async Task<TlsPlatform> StartAsync(bool clientCertificates = false)
    {
        var tls = new TlsPlatform();
        using (var first = tls.Authority.Issue("first"))
            tls.Write(first);
        await File.WriteAllTextAsync(tls.Path("ca.pem"), tls.Authority.Pem);
        tls.platform = await TestPlatform.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Platform:GrpcUrl"] = tls.Server.OriginalString,
                    ["Platform:Tls:CertificateFile"] = tls.Path("tls.crt"),
                    ["Platform:Tls:KeyFile"] = tls.Path("tls.key"),
                    ["Platform:Tls:ClientCaFile"] = clientCertificates ? tls.Path("ca.pem") : "",
                }
            )
        );
        return tls;
    }

    /// <summary>Replaces the certificate as a renewal does: first one file, then the other.</summary>
    public void Write(X509Certificate2 certificate)
    {
        WriteCertificate(certificate);
        File.WriteAllText(
            Path("tls.key"),
            certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()
        );
    }

    public void WriteCertificate(X509Certificate2 certificate) =>
        File.WriteAllText(Path("tls.crt"), certificate.ExportCertificatePem());

    /// <summary>A handler that trusts only the authority and records which certificates the server presented.</summary>
    public SocketsHttpHandler Handler(X509Certificate2? client = null, List<string>? seen = null)
    {
        var options = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                seen?.Add(certificate!.Subject);
                return errors == SslPolicyErrors.None;
            },
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { Authority.Certificate },
            },
        };
        if (client is not null)
            options.ClientCertificates = [client];
        return new SocketsHttpHandler { SslOptions = options };
    }

    public GrpcChannel Channel(SocketsHttpHandler handler) =>
        GrpcChannel.ForAddress(
            Server,
            new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true }
        );

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        Authority.Dispose();
        folder.Delete(recursive: true);
    }

    private string Path(string name) => System.IO.Path.Combine(folder.FullName, name);
}
