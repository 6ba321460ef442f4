using System.Threading.RateLimiting;
using Npgsql;
using RegionalProviders.Kernel;

namespace RegionalProviders.Persistence;

/// <summary>
/// Shares a connection pool among tenants: one that floods a service waits for its own connections, and the others get
/// theirs. Within its share a tenant is served in the order of its calls, and so are all tenants together.
/// </summary>
internal sealed class PoolShares : IDisposable
{
    // The outbox relay, the notifier of watches and the upkeep of the access log keep one each for as long as they run.
    private const int KeptForJobs = 3;
    private const int SharesOfPool = 3;
    private const int ExpensiveWeight = 3;
    private readonly PartitionedRateLimiter<string> tenants;
    private readonly ConcurrencyLimiter pool;
    private readonly int share;

    /// <summary>Shares a pool.</summary>
    /// <param name="poolSize">Maximum number of connections in the pool.</param>
    internal PoolShares(int poolSize)
    {
        share = Math.Max(1, poolSize / SharesOfPool);
        tenants = PartitionedRateLimiter.Create<string, string>(
            tenant =>
                RateLimitPartition.GetConcurrencyLimiter(tenant, _ => InOrder(permits: share)),
            StringComparer.Ordinal
        );
        pool = new ConcurrencyLimiter(InOrder(Math.Max(1, poolSize - KeptForJobs)));
    }

    /// <summary>Shares the pool of a data source.</summary>
    internal static PoolShares Of(NpgsqlDataSource source) =>
        new(new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize);

    /// <summary>Waits until the principal may open a connection; it may until the turn is disposed of.</summary>
    internal async ValueTask<Turn> WaitAsync(
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var weight = principal.IsExpensive ? Math.Min(ExpensiveWeight, share) : 1;
        var ofTenant = await tenants.AcquireAsync(principal.TenantKey, weight, cancellationToken);
        try
        {
            return new Turn(ofTenant, await pool.AcquireAsync(1, cancellationToken));
        }
        catch
        {
            ofTenant.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        tenants.Dispose();
        pool.Dispose();
    }

    // How many calls wait is limited where calls come in (Limits:Tenant:ConcurrentCalls).
    private static ConcurrencyLimiterOptions InOrder(int permits) =>
        new()
        {
            PermitLimit = permits,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };

    /// <summary>The right to one connection.</summary>
    internal readonly struct Turn(RateLimitLease ofTenant, RateLimitLease ofPool) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            ofPool.Dispose();
            ofTenant.Dispose();
        }
    }
}
