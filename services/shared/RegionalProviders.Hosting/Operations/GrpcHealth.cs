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
/// grpc.health.v1, based on the health checks of the process: for the process and for each service in it. A service is
/// ready when its schema has the version that it needs; it reports NOT_SERVING as soon as a shutdown begins, so that
/// load balancers stop sending calls in time.
/// </summary>
internal static class GrpcHealth
{
    // How soon an open Watch call learns of a change.
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

    /// <summary>Also reports health under the name of every gRPC service mapped so far.</summary>
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
