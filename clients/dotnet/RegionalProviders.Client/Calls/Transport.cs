using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;

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
        handler.SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = profile.CaFile is { } path ? TrustOnly(path) : null,
            RemoteCertificateValidationCallback = (_, _, chain, errors) =>
                errors == SslPolicyErrors.None
                    ? true
                    : throw new AuthenticationException(Distrust(profile, chain, errors)),
        };
        return handler;
    }

    internal static void Configure(
        GrpcChannelOptions channel,
        ClientProfile profile,
        RegionalProvidersClientOptions options
    )
    {
        // By default gRPC's pauses between attempts to connect grow to two minutes: a platform that is back after an outage
        // would still seem to be down for that long.
        channel.InitialReconnectBackoff = options.FirstBackoff;
        channel.MaxReconnectBackoff = options.MaxBackoff;
        // An http:// address in the profile is a deliberate choice of a network without TLS.
        channel.UnsafeUseInsecureChannelCallCredentials =
            profile.Server.Scheme == Uri.UriSchemeHttp;
    }

    private static string Distrust(ClientProfile profile, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return "it showed no certificate.";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return "its certificate is for another name. Check \"server\" in the profile.";
        if (
            chain?.ChainStatus.Any(status => status.Status == X509ChainStatusFlags.NotTimeValid)
            == true
        )
            return "its certificate has expired or is not valid yet. Tell the operator, and check this machine's clock.";
        return profile.CaFile is { } path
            ? $"its certificate is not signed by an authority in \"caFile\" {path}. Ask the operator for the right one."
            : "its certificate is not signed by an authority that this machine trusts. If the platform has an authority of its own, name its PEM file in the profile: \"caFile\".";
    }

    private static X509ChainPolicy TrustOnly(string path)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Private certificate authorities seldom publish revocation lists.
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
