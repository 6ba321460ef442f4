using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RegionalProviders.Messaging.Relay;

namespace RegionalProviders.Messaging;

/// <summary>
/// Degraded, never unhealthy, while the broker is unreachable or a relay fails: calls still succeed, and their events
/// wait in the outbox.
/// </summary>
internal sealed class MessagingHealth(IBusControl bus, IEnumerable<RelayState> relays)
    : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var troubles = relays
            .Where(relay => relay.FailureType is not null)
            .Select(relay => $"{relay.Service}: {relay.FailureType}")
            .ToList();
        if (bus.CheckHealth().Status != BusHealthStatus.Healthy)
            troubles.Insert(0, "the broker cannot be reached, or a queue is not ready");
        return Task.FromResult(
            troubles.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"Events wait: {string.Join("; ", troubles)}.")
        );
    }
}
