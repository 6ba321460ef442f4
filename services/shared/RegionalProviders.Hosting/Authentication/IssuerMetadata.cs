using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace RegionalProviders.Hosting.Authentication;

/// <summary>What the issuer of tokens publishes: its discovery document and its keys.</summary>
internal static class IssuerMetadata
{
    public static ConfigurationManager<OpenIdConnectConfiguration> Of(TokenOptions options)
    {
        var address =
            options.MetadataAddress.Length > 0
                ? options.MetadataAddress
                : $"{options.Issuer.TrimEnd('/')}/.well-known/openid-configuration";
        var http = new HttpDocumentRetriever(new HttpClient(Handler(options.CaFile)))
        {
            RequireHttps = !new Uri(address).IsLoopback,
        };
        return new ConfigurationManager<OpenIdConnectConfiguration>(
            address,
            new OpenIdConnectConfigurationRetriever(),
            http
        )
        {
            // How soon an unknown key may make us ask again: a rotation is picked up, a flood of forged ids is not passed on.
            RefreshInterval = TimeSpan.FromSeconds(10),
        };
    }

    private static SocketsHttpHandler Handler(string caFile)
    {
        var handler = new SocketsHttpHandler
        {
            // The manager lives as long as the process; addresses may change meanwhile.
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
