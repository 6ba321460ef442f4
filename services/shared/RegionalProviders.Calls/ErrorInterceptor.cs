using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Calls;

/// <summary>
/// Turns every failure into a status with google.rpc details. What is not meant for callers leaves as INTERNAL with
/// an id that the log has too, and nothing else.
/// </summary>
internal sealed class ErrorInterceptor(ILogger<ErrorInterceptor> logger, TimeProvider time)
    : CallInterceptor
{
    protected override async Task<T> AroundAsync<T>(
        ServerCallContext context,
        object? request,
        Func<Task<T>> next
    )
    {
        try
        {
            return await next();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    private RpcException Translate(Exception exception, ServerCallContext context)
    {
        if (context.CancellationToken.IsCancellationRequested)
            return Ended(context);
        if ((exception as ServiceException ?? DatabaseErrors.Translate(exception)) is { } known)
            return StatusDetails.ToRpcException(known);

        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        logger.LogError(exception, "Internal error {ErrorId} in {Method}", id, context.Method);
        return StatusDetails.ToRpcException(Fault.Internal(id));
    }

    // The call was cancelled or its deadline passed; the exception is a consequence of that.
    private RpcException Ended(ServerCallContext context) =>
        context.Deadline != DateTime.MaxValue && context.Deadline <= time.GetUtcNow().UtcDateTime
            ? new RpcException(
                new Status(
                    StatusCode.DeadlineExceeded,
                    "The deadline passed. If this call was to change something, it may or may not have: repeat it with the same request_id, which is safe."
                )
            )
            : new RpcException(new Status(StatusCode.Cancelled, "The caller ended the call."));
}
