using Grpc.Core;
using Microsoft.Extensions.Logging;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>Counts and times every admitted call (<see cref="CallMetrics"/>), and logs those that fail.</summary>
internal sealed class TelemetryInterceptor(ILogger<TelemetryInterceptor> logger, TimeProvider time)
    : CallInterceptor
{
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
        CallMetrics.Record(context.Method, status, elapsed);
        // Successful calls are in the histogram and the traces; a log line for each would only hide the others.
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
