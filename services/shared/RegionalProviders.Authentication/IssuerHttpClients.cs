using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Authentication;

/// <summary>The named HTTP clients that fetch issuers' metadata and keys.</summary>
internal static class IssuerHttpClients
{
    /// <summary>For the platform's own issuer.</summary>
    internal const string Platform = "platform-issuer";

    /// <summary>For councils' issuers, whose addresses councils chose.</summary>
    internal const string Councils = "council-issuers";

    private const int MaxPlatformResponse = 16 * 1024 * 1024;
    private const int MaxCouncilResponse = 256 * 1024;
    private const int MaxConnectionsPerCouncil = 2;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan CouncilTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);

    internal static IServiceCollection AddIssuerHttpClients(this IServiceCollection services)
    {
        services
            .AddHttpClient(
                Platform,
                client =>
                {
                    client.MaxResponseContentBufferSize = MaxPlatformResponse;
                    // The resilience handler sets the timeouts.
                    client.Timeout = Timeout.InfiniteTimeSpan;
                }
            )
            .ConfigurePrimaryHttpMessageHandler(provider =>
                PlatformHandler(provider.GetRequiredService<IOptions<TokenOptions>>().Value)
            )
            // SocketsHttpHandler recycles its connections itself.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddStandardResilienceHandler(options =>
            {
                options.Retry.MaxRetryAttempts = 2;
                options.Retry.Delay = RetryDelay;
                options.AttemptTimeout.Timeout = AttemptTimeout;
                options.TotalRequestTimeout.Timeout = TotalTimeout;
            });

        // No retries: RefreshingCache decides how often a council's server is asked.
        services
            .AddHttpClient(
                Councils,
                client =>
                {
                    client.MaxResponseContentBufferSize = MaxCouncilResponse;
                    client.Timeout = CouncilTimeout;
                }
            )
            .ConfigurePrimaryHttpMessageHandler(provider =>
            {
                var handler = provider.GetRequiredService<IssuerAddresses>().Outbound.Handler();
                handler.ConnectTimeout = ConnectTimeout;
                handler.MaxConnectionsPerServer = MaxConnectionsPerCouncil;
                return handler;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services;
    }

    /// <summary>Trusts a private certificate authority if one is configured.</summary>
    private static SocketsHttpHandler PlatformHandler(TokenOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (options.CaFile.Length == 0)
            return handler;
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Private authorities seldom publish revocation lists.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(options.CaFile);
        handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        return handler;
    }
}
