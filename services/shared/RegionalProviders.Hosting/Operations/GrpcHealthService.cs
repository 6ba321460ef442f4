using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace RegionalProviders.Hosting.Operations;

/// <summary>
/// The standard health service over the health checks of the process. A service is ready when its schema is at the
/// version that it needs; it says NOT_SERVING as soon as a shutdown begins, so that balancers turn away in time.
/// </summary>
internal sealed class GrpcHealthService(
    HealthCheckService checks,
    ServedServices served,
    IHostApplicationLifetime lifetime,
    TimeProvider time
) : Health.HealthBase
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(2);

    public override async Task<HealthCheckResponse> Check(
        HealthCheckRequest request,
        ServerCallContext context
    )
    {
        var status = await StatusOfAsync(request.Service, context.CancellationToken);
        return status == ServingStatus.ServiceUnknown
            ? throw new RpcException(
                new Status(StatusCode.NotFound, "There is no such service here.")
            )
            : new HealthCheckResponse { Status = status };
    }

    public override async Task Watch(
        HealthCheckRequest request,
        IServerStreamWriter<HealthCheckResponse> responseStream,
        ServerCallContext context
    )
    {
        var last = ServingStatus.Unknown;
        while (true)
        {
            var status = await StatusOfAsync(request.Service, context.CancellationToken);
            if (status != last)
                await responseStream.WriteAsync(
                    new HealthCheckResponse { Status = status },
                    context.CancellationToken
                );
            last = status;
            await Task.Delay(WatchInterval, time, context.CancellationToken);
        }
    }

    private async Task<ServingStatus> StatusOfAsync(
        string service,
        CancellationToken cancellationToken
    )
    {
        if (service.Length > 0 && !served.Names.Contains(service))
            return ServingStatus.ServiceUnknown;
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return ServingStatus.NotServing;
        var report = await checks.CheckHealthAsync(cancellationToken);
        return report.Status == HealthStatus.Unhealthy
            ? ServingStatus.NotServing
            : ServingStatus.Serving;
    }
}
