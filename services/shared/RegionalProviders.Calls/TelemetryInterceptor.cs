using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>Duration and outcome of every call, by method. No request content: it may be personal.</summary>
internal sealed class TelemetryInterceptor(ILogger<TelemetryInterceptor> logger, TimeProvider time)
    : CallInterceptor
{
    private static readonly Histogram<double> Duration = Telemetry.Meter.CreateHistogram<double>(
        "rp.calls.duration",
        "s",
        "Duration of gRPC calls by method and status."
    );

    protected override async Task<T> AroundAsync<T>(
        ServerCallContext context,
        object? request,
        Func<Task<T>> next
    )
    {
        var started = time.GetTimestamp();
        var status = StatusCode.OK;
        try
        {
            return await next();
        }
        catch (Exception exception)
        {
            status = exception switch
            {
                ServiceException service => service.StatusCode,
                RpcException rpc => rpc.StatusCode,
                OperationCanceledException => StatusCode.Cancelled,
                _ => StatusCode.Internal,
            };
            throw;
        }
        finally
        {
            Record(context, status, time.GetElapsedTime(started));
        }
    }

    private void Record(ServerCallContext context, StatusCode status, TimeSpan elapsed)
    {
        Duration.Record(
            elapsed.TotalSeconds,
            new TagList { { "method", context.Method }, { "status", status.ToString() } }
        );
        // Successful calls are in the histogram and traces; a log line for each would hide the failures.
        var level = status == StatusCode.OK ? LogLevel.Debug : LogLevel.Information;
        if (logger.IsEnabled(level))
            logger.Log(
                level,
                "{Method} {Status} in {Milliseconds} ms",
                context.Method,
                status,
                (long)elapsed.TotalMilliseconds
            );
    }
}
