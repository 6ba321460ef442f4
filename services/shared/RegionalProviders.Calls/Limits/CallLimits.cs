using System.Globalization;
using System.Threading.RateLimiting;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls.Limits;

/// <summary>How often a client, its tenant or an address may call, and how many calls each may have open.</summary>
internal sealed class CallLimits(
    AccessTable table,
    IOptions<LimitOptions> options,
    TimeProvider time
)
{
    // How long the running calls will last is unknown; this is a reasonable time for a retry.
    private static readonly TimeSpan WaitForAnEnd = TimeSpan.FromSeconds(1);

    private readonly LimitOptions limits = options.Value;
    private readonly RateLimit tenantCalls = Of(options, time, "Tenant:Calls", o => o.Tenant.Calls);
    private readonly RateLimit tenantExpensive = Of(
        options,
        time,
        "Tenant:Expensive",
        o => o.Tenant.Expensive
    );
    private readonly RateLimit tenantExports = Of(
        options,
        time,
        "Tenant:Exports",
        o => o.Tenant.Exports
    );
    private readonly RateLimit clientCalls = Of(options, time, "Client:Calls", o => o.Client.Calls);
    private readonly RateLimit clientExpensive = Of(
        options,
        time,
        "Client:Expensive",
        o => o.Client.Expensive
    );
    private readonly RateLimit clientExports = Of(
        options,
        time,
        "Client:Exports",
        o => o.Client.Exports
    );
    private readonly RateLimit addressCalls = Of(
        options,
        time,
        "Address:Calls",
        o => o.Address.Calls
    );
    private readonly RateLimit addressRefused = Of(
        options,
        time,
        "Address:Refused",
        o => o.Address.Refused
    );
    private readonly PartitionedRateLimiter<string> tenantOpen = ConcurrencyLimits.PerPartition(
        options.Value.Tenant.ConcurrentCalls
    );
    private readonly PartitionedRateLimiter<string> tenantStreams = ConcurrencyLimits.PerPartition(
        options.Value.Tenant.ConcurrentStreams
    );
    private readonly PartitionedRateLimiter<string> addressStreams = ConcurrencyLimits.PerPartition(
        options.Value.Address.ConcurrentStreams
    );

    /// <summary>Admits a call that needs no token, until the lease is disposed, or throws LIMIT_EXCEEDED.</summary>
    internal IDisposable? AcquirePublic(HttpContext http)
    {
        var address = ClientAddress.Of(http);
        addressCalls.Acquire(address);
        BodyLimit.Set(http, limits.Address.BodyBytes);
        return IsStream(http)
            ? Open(
                addressStreams,
                address,
                "Address:ConcurrentStreams",
                limits.Address.ConcurrentStreams
            )
            : null;
    }

    /// <summary>Admits a caller, until the lease is disposed, or throws LIMIT_EXCEEDED.</summary>
    internal IDisposable Acquire(HttpContext http, string method, Principal principal)
    {
        var tenant = principal.TenantKey;
        var (ofClient, ofTenant) = RatesOf(method);
        // The client first: what it may not do does not cost its tenant anything.
        ofClient.Acquire(principal.Subject);
        ofTenant.Acquire(tenant);
        return IsStream(http)
            ? Open(
                tenantStreams,
                tenant,
                "Tenant:ConcurrentStreams",
                limits.Tenant.ConcurrentStreams
            )
            : Open(tenantOpen, tenant, "Tenant:ConcurrentCalls", limits.Tenant.ConcurrentCalls);
    }

    /// <summary>Counts a call whose token was refused; throws LIMIT_EXCEEDED if its address had too many of them.</summary>
    internal void CountRefusal(HttpContext http) => addressRefused.Acquire(ClientAddress.Of(http));

    /// <summary>Throws LIMIT_EXCEEDED if the address had too many calls refused.</summary>
    internal void CheckRefusals(HttpContext http) => addressRefused.Check(ClientAddress.Of(http));

    /// <summary>True for a call in which at least one side sends more than one message.</summary>
    internal static bool IsStream(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type
            is not (null or MethodType.Unary);

    /// <summary>True for a call that costs far more than others.</summary>
    internal bool IsExpensive(string method) =>
        table.Find(method) is { Expensive: true } || limits.ExpensiveMethods.Contains(method);

    private (RateLimit OfClient, RateLimit OfTenant) RatesOf(string method) =>
        table.Find(method) switch
        {
            { Export: true } => (clientExports, tenantExports),
            _ when IsExpensive(method) => (clientExpensive, tenantExpensive),
            _ => (clientCalls, tenantCalls),
        };

    private static RateLimitLease Open(
        PartitionedRateLimiter<string> limiter,
        string partition,
        string name,
        int max
    )
    {
        var lease = limiter.AttemptAcquire(partition);
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        RateLimit.CountRejection(name);
        throw Fault.LimitExceeded(
            $"As many calls as are allowed at the same time ({max}) are running. Nothing was done; try again when one has ended.",
            $"Limits:{name}",
            max.ToString(CultureInfo.InvariantCulture),
            WaitForAnEnd
        );
    }

    private static RateLimit Of(
        IOptions<LimitOptions> options,
        TimeProvider time,
        string name,
        Func<LimitOptions, Rate> rate
    ) =>
        new(
            $"Limits:{name}",
            name[..name.IndexOf(':', StringComparison.Ordinal)] switch
            {
                "Tenant" => "The tenant",
                "Client" => "The client",
                _ => "The address",
            },
            rate(options.Value),
            options.Value.Partitions,
            time
        );
}
