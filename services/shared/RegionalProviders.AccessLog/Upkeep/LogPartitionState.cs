using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RegionalProviders.AccessLog.Upkeep;

/// <summary>
/// State of the log's partitions, for the health check. Degraded, never unhealthy: lines without a partition of their own
/// go to the default partition, so nothing is lost.
/// </summary>
internal sealed class LogPartitionState : IHealthCheck
{
    private readonly ConcurrentDictionary<string, string> troubles = new();

    internal IReadOnlyDictionary<string, string> Troubles => troubles;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            troubles.IsEmpty
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(
                    $"Access log: {string.Join("; ", troubles.Select(each => $"{each.Key}: {each.Value}"))}."
                )
        );

    internal void Set(string service, string? trouble)
    {
        if (trouble is null)
            troubles.TryRemove(service, out _);
        else
            troubles[service] = trouble;
    }
}
