using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Calls.Limits;

/// <summary>
/// Limits how many connections one address may have, so that none can take all of them. Trusted proxies are exempt: all
/// of their clients come from one address.
/// </summary>
internal sealed class ConnectionShares(IOptions<LimitOptions> options, TrustedProxies proxies)
    : IDisposable
{
    private const string Name = "Connections:PerAddress";
    private readonly PartitionedRateLimiter<string> open = ConcurrencyLimits.PerPartition(
        options.Value.Connections.PerAddress
    );

    internal ConnectionDelegate Around(ConnectionDelegate next) =>
        async connection =>
        {
            var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
            if (address is null || proxies.Contain(address))
            {
                await next(connection);
                return;
            }

            using var lease = open.AttemptAcquire(ClientAddress.Of(address));
            if (lease.IsAcquired)
                await next(connection);
            else
            {
                RateLimit.CountRejection(Name);
                connection.Abort(
                    new ConnectionAbortedException("The address has as many connections as it may.")
                );
            }
        };

    public void Dispose() => open.Dispose();
}
