using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RegionalProviders.Client.Calls;

/// <summary>The connections of one client.</summary>
internal static class Transport
{
    internal static SocketsHttpHandler Handler(ClientProfile profile)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // A connection that died silently is noticed within half a minute.
            KeepAlivePingDelay = TimeSpan.FromSeconds(20),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
        if (profile.CaFile is { } path)
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = TrustOnly(path),
            };
        return handler;
    }

    private static X509ChainPolicy TrustOnly(string path)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Authorities of one's own seldom publish revocation lists.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(path);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ProfileException($"\"caFile\" {path} cannot be read: {e.Message}", e);
        }
        if (policy.CustomTrustStore.Count == 0)
            throw new ProfileException($"\"caFile\" {path} holds no PEM certificate.");
        return policy;
    }
}
