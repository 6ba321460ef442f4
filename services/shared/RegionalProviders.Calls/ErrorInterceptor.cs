using Grpc.Core;
using RegionalProviders.Calls.Reading;

namespace RegionalProviders.Calls;

/// <summary>Turns every failure into a status with google.rpc details.</summary>
internal sealed class ErrorInterceptor(CallErrors errors, TimeProvider time) : CallInterceptor
{
    protected override async Task<T> AroundAsync<T>(
        ServerCallContext context,
        object? request,
        Func<Task<T>> next
    )
    {
        context.MarkRequestRead();
        try
        {
            return await next();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw context.CancellationToken.IsCancellationRequested
                ? Ended(context)
                : StatusDetails.ToRpcException(errors.Translate(exception, context.Method));
        }
    }

    // The caller hung up or its deadline passed; any exception is only a consequence of that.
    private RpcException Ended(ServerCallContext context) =>
        context.Deadline != DateTime.MaxValue && context.Deadline <= time.GetUtcNow().UtcDateTime
            ? new RpcException(EndedCall.DeadlineExceeded)
            : new RpcException(EndedCall.Cancelled);
}
