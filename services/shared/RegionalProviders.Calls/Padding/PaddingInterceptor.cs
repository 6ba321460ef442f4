using Grpc.Core;
using Grpc.Core.Interceptors;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls.Padding;

/// <summary>
/// Gives answers and errors of padded RPCs at whole steps of time, and keeps the caller's deadline and hanging up from
/// acting on their work. What such a call does depends on rows that its caller may not see, by fractions of a millisecond.
/// </summary>
/// <remarks>
/// All that a caller can see of the time is the number of the step, and that depends on time and <see cref="HiddenDelay"/>
/// together. docs/limits.md says what that is good for, and what it is not.
/// </remarks>
internal sealed class PaddingInterceptor(AccessTable table, HiddenDelay delay, TimeProvider time)
    : Interceptor
{
    // Unary calls only: a stream's messages would go out as they are made. Architecture.Tests keeps others from being padded.
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        if (table.Find(context.Method) is not { Padded: true })
            return await continuation(request, context);
        using var call = new PaddedCall(
            time,
            delay.Of(context.Principal(), context.Method, request),
            context.PaddedTimeout().Left(time),
            context.CancellationToken
        );
        var work = continuation(request, new PaddedCallContext(context, call.Cancelled));
        await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Instead of whatever the work came to: after the step of the deadline nothing else may show.
        return await call.ReachStepAsync() is { } ended
            ? throw new RpcException(ended)
            : await work;
    }
}
