namespace RegionalProviders.Calls.Limits;

/// <summary>
/// Rate and size limits; section <c>Limits</c> of the configuration, explained in docs/limits.md.
/// Every limit is per process.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>For all clients of one tenant (council, consortium, organisation, or the operator) together.</summary>
    public TenantLimits Tenant { get; set; } = new();

    /// <summary>For one client.</summary>
    public ClientLimits Client { get; set; } = new();

    /// <summary>For one IP address, where the client is not known yet.</summary>
    public AddressLimits Address { get; set; } = new();

    /// <summary>How long calls may take.</summary>
    public DeadlineLimits Deadlines { get; set; } = new();

    /// <summary>How large messages and streams may be.</summary>
    public MessageLimits Messages { get; set; } = new();

    /// <summary>Limits on connections.</summary>
    public ConnectionLimits Connections { get; set; } = new();

    /// <summary>Idle timeout of a client stream.</summary>
    public TimeSpan StreamIdle { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Maximum number of partitions of each kind of caller; further callers share one.</summary>
    public int Partitions { get; set; } = 10_000;

    /// <summary>
    /// Calls that count as expensive besides those that the protos declare as such: paths such as
    /// <c>/package.Service/Method</c>.
    /// </summary>
    public IList<string> ExpensiveMethods { get; } = [];
}

/// <summary>A token bucket that refills continuously.</summary>
public sealed class Rate
{
    /// <summary>Sustained rate per second; may be less than one.</summary>
    public double PerSecond { get; set; }

    /// <summary>Size of the bucket: how many may come at once.</summary>
    public int Burst { get; set; }
}

/// <summary>Limits of a tenant.</summary>
public sealed class TenantLimits
{
    /// <summary>All calls that are not expensive.</summary>
    public Rate Calls { get; set; } = new() { PerSecond = 1000, Burst = 2000 };

    /// <summary>Imports and searches.</summary>
    public Rate Expensive { get; set; } = new() { PerSecond = 100, Burst = 400 };

    /// <summary>Exports: each is a line of the access log, which is kept for seven years.</summary>
    public Rate Exports { get; set; } = new() { PerSecond = 2, Burst = 240 };

    /// <summary>Unary calls at the same time.</summary>
    public int ConcurrentCalls { get; set; } = 200;

    /// <summary>Streams (uploads, downloads, watches) at the same time.</summary>
    public int ConcurrentStreams { get; set; } = 50;
}

/// <summary>Limits of a client.</summary>
public sealed class ClientLimits
{
    /// <summary>All calls that are not expensive.</summary>
    public Rate Calls { get; set; } = new() { PerSecond = 500, Burst = 1000 };

    /// <summary>Imports and searches.</summary>
    public Rate Expensive { get; set; } = new() { PerSecond = 50, Burst = 200 };

    /// <summary>Exports: each is a line of the access log, which is kept for seven years.</summary>
    public Rate Exports { get; set; } = new() { PerSecond = 1, Burst = 120 };

    /// <summary>Access tokens. One lasts ten minutes.</summary>
    public Rate SignIn { get; set; } = new() { PerSecond = 1, Burst = 60 };
}

/// <summary>Limits of an address: an IPv4 address, or the /64 network of an IPv6 address.</summary>
public sealed class AddressLimits
{
    /// <summary>Calls that need no token: health and reflection.</summary>
    public Rate Calls { get; set; } = new() { PerSecond = 50, Burst = 500 };

    /// <summary>Concurrent streams of calls that need no token.</summary>
    public int ConcurrentStreams { get; set; } = 20;

    /// <summary>Bytes that one call that needs no token may send.</summary>
    public long BodyBytes { get; set; } = 64 * 1024;

    /// <summary>
    /// Calls whose token is missing or refused. Beyond this rate, only tokens that were valid before are accepted.
    /// </summary>
    public Rate Refused { get; set; } = new() { PerSecond = 50, Burst = 500 };

    /// <summary>Posted forms: token requests and signing in.</summary>
    public Rate SignIn { get; set; } = new() { PerSecond = 50, Burst = 500 };

    /// <summary>Every other request over HTTP.</summary>
    public Rate Web { get; set; } = new() { PerSecond = 100, Burst = 1000 };
}

/// <summary>Deadlines. A call without one gets the default; a longer one than the maximum is cut to it.</summary>
public sealed class DeadlineLimits
{
    /// <summary>Default for a unary call.</summary>
    public TimeSpan UnaryDefault { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Maximum for a unary call.</summary>
    public TimeSpan UnaryMax { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Default for a stream.</summary>
    public TimeSpan StreamDefault { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Maximum for a stream.</summary>
    public TimeSpan StreamMax { get; set; } = TimeSpan.FromHours(1);
}

/// <summary>Sizes, after decompression.</summary>
public sealed class MessageLimits
{
    /// <summary>Bytes of one message from a caller. Pieces of an upload have at most 1 MiB.</summary>
    public int ReceiveBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>Bytes of one message from the platform.</summary>
    public int SendBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Messages within one message, such as the rows of a batch: each takes memory even if it is empty.</summary>
    public int NestedMessages { get; set; } = 20_000;

    /// <summary>Bytes that a caller sends on one stream. Every message counts as at least 64 bytes.</summary>
    public long StreamBytes { get; set; } = 80L * 1024 * 1024;
}

/// <summary>Limits on connections; exceeding one ends the request or the connection before any call begins.</summary>
public sealed class ConnectionLimits
{
    /// <summary>Concurrent connections; those beyond are closed at once.</summary>
    public int Max { get; set; } = 5000;

    /// <summary>Of those, how many may come from one address or IPv6 /64 network that is not a trusted proxy.</summary>
    public int PerAddress { get; set; } = 250;

    /// <summary>Concurrent calls on one HTTP/2 connection.</summary>
    public int StreamsEach { get; set; } = 100;

    /// <summary>Bytes of all headers of a request together.</summary>
    public int HeaderBytes { get; set; } = 32 * 1024;

    /// <summary>Number of headers of a request.</summary>
    public int HeaderCount { get; set; } = 64;

    /// <summary>Bytes of the request line (HTTP/1.1), and of one header (HTTP/2).</summary>
    public int RequestLineBytes { get; set; } = 16 * 1024;

    /// <summary>Bytes of the body of a request that is not a stream.</summary>
    public long BodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long the headers of a request, or a TLS handshake, may take to arrive.</summary>
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection without a request stays open.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Minimum data rate of a unary request and of reading any response, after the grace period.</summary>
    public double BytesPerSecond { get; set; } = 240;

    /// <summary>Grace period for a rate below <see cref="BytesPerSecond"/>.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(10);
}
