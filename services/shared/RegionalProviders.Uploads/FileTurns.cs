using System.Threading.RateLimiting;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Uploads;

/// <summary>
/// Lets a tenant have two files read at a time in a process, and its others wait in their order: a file may take minutes of
/// a core, and as long as its sender likes, and its rows are held in memory meanwhile.
/// </summary>
public sealed class FileTurns : IDisposable
{
    private const int PerTenant = 2;

    private readonly PartitionedRateLimiter<string> turns = TenantQueues.Of(PerTenant);

    /// <summary>Waits until the principal's tenant may have a file imported; the turn ends when it is disposed.</summary>
    public ValueTask<RateLimitLease> ToImportAsync(
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(principal);
        return turns.AcquireAsync($"import {principal.TenantKey}", 1, cancellationToken);
    }

    /// <summary>
    /// The same for a file that is only checked. Apart from imports: a caller may read its findings slowly.
    /// </summary>
    public ValueTask<RateLimitLease> ToCheckAsync(
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(principal);
        return turns.AcquireAsync($"check {principal.TenantKey}", 1, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => turns.Dispose();
}
