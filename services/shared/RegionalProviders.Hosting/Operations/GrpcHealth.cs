using Grpc.AspNetCore.HealthChecks;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Hosting.Operations;

/// <summary>
/// grpc.health.v1 over the health checks of the process, for the process and for each service that it serves. A service is
/// ready when its schema is at the version that it needs; it says NOT_SERVING as soon as a shutdown begins, so that
/// balancers turn away in time.
/// </summary>
internal static class GrpcHealth
{
    // How soon an open watch learns of a change.
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(2);

    internal static void AddGrpcHealth(this IServiceCollection services)
    {
        services.AddGrpcHealthChecks().AddCheck<ShutdownHealthCheck>("shutdown");
        services.Configure<HealthCheckPublisherOptions>(options =>
        {
            options.Delay = TimeSpan.Zero;
            options.Period = WatchPeriod;
        });
    }

    /// <summary>Answers for every gRPC service mapped so far by its own name too.</summary>
    internal static void MapGrpcHealth(this WebApplication app)
    {
        app.MapGrpcHealthChecksService();
        var services = app
            .Services.GetRequiredService<IOptions<GrpcHealthChecksOptions>>()
            .Value.Services;
        IEndpointRouteBuilder routes = app;
        foreach (
            var name in routes
                .DataSources.SelectMany(source => source.Endpoints)
                .Select(endpoint =>
                    endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.ServiceName
                )
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
        )
            services.Map(name, _ => true);
    }

    private sealed class ShutdownHealthCheck(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult(
                lifetime.ApplicationStopping.IsCancellationRequested
                    ? HealthCheckResult.Unhealthy("The process is shutting down.")
                    : HealthCheckResult.Healthy()
            );
    }
}
