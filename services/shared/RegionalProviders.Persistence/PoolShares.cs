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
    private readonly PartitionedRateLimiter<string> expensive;
    private readonly PartitionedRateLimiter<string> tenants;
    private readonly ConcurrencyLimiter pool;

    /// <summary>Shares a pool.</summary>
    /// <param name="poolSize">Maximum number of connections in the pool.</param>
    internal PoolShares(int poolSize)
    {
        var share = Math.Max(1, poolSize / SharesOfPool);
        tenants = TenantQueues.Of(share);
        // In a queue of their own: expensive calls that wait for each other leave the rest of the share to other calls.
        expensive = TenantQueues.Of(Math.Max(1, share / SharesOfPool));
        pool = new ConcurrencyLimiter(TenantQueues.InOrder(Math.Max(1, poolSize - KeptForJobs)));
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
        var turn = new Turn();
        try
        {
            if (principal.IsExpensive)
                turn.Add(await expensive.AcquireAsync(principal.TenantKey, 1, cancellationToken));
            // The platform's own work, and signing in before anybody is known, has the whole pool.
            if (!principal.IsSystem)
                turn.Add(await tenants.AcquireAsync(principal.TenantKey, 1, cancellationToken));
            turn.Add(await pool.AcquireAsync(1, cancellationToken));
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        expensive.Dispose();
        tenants.Dispose();
        pool.Dispose();
    }

    /// <summary>The right to one connection.</summary>
    internal sealed class Turn : IDisposable
    {
        private readonly Stack<RateLimitLease> leases = new();

        /// <inheritdoc/>
        public void Dispose()
        {
            while (leases.TryPop(out var lease))
                lease.Dispose();
        }

        internal void Add(RateLimitLease lease) => leases.Push(lease);
    }
}
