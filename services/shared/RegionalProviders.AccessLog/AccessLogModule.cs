using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.AccessLog.Calls;
using RegionalProviders.AccessLog.Upkeep;
using RegionalProviders.Persistence;

namespace RegionalProviders.AccessLog;

/// <summary>Registers the access logs of the services in a process.</summary>
public static class AccessLogModule
{
    /// <summary>Name of the health check; degraded where partitions are missing.</summary>
    public const string HealthCheck = "access log";

    /// <summary>
    /// Adds the maintenance jobs, and the gRPC service over the logs of every <see cref="ServiceDatabase"/> in the
    /// process.
    /// </summary>
    public static void AddAccessLog(this IServiceCollection services)
    {
        services.AddSingleton(provider => new AccessLogs([
            .. provider
                .GetServices<ServiceDatabase>()
                .Where(database => database.Schema.HasAccessLog())
                .OrderBy(database => database.Schema.Name, StringComparer.Ordinal),
        ]));
        services.AddSingleton<LogPartitionState>();
        services.AddHostedService<LogPartitions>();
        services.AddHealthChecks().AddCheck<LogPartitionState>(HealthCheck);
    }

    /// <summary>Maps the gRPC service.</summary>
    public static void MapAccessLog(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGrpcService<AccessLogGrpcService>();
}
