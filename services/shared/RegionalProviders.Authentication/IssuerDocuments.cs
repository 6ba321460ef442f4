using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Protocols;

namespace RegionalProviders.Authentication;

/// <summary>Fetches what the platform's own issuer publishes, trusting a private authority where one is configured.</summary>
internal static class IssuerDocuments
{
    public static HttpDocumentRetriever Of(TokenOptions options, Uri address) =>
        new(new HttpClient(Handler(options.CaFile))) { RequireHttps = !address.IsLoopback };

    private static SocketsHttpHandler Handler(string caFile)
    {
        var handler = new SocketsHttpHandler
        {
            // The client lives as long as the process; addresses may change meanwhile.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (caFile.Length == 0)
            return handler;
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Authorities of one's own seldom publish revocation lists.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(caFile);
        handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        return handler;
    }
}
