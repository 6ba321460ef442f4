using Grpc.Core;
using Microsoft.Extensions.Options;
using RegionalProviders.Calls.Limits;

namespace RegionalProviders.Calls;

/// <summary>Enforces <see cref="CallLimits"/>, and the limits of what callers stream.</summary>
internal sealed class LimitInterceptor(
    CallLimits limits,
    IOptions<LimitOptions> options,
    TimeProvider time
) : CallInterceptor
{
    protected override async Task<T> AroundAsync<T>(
        ServerCallContext context,
        object? request,
        Func<Task<T>> next
    )
    {
        using var lease = limits.Acquire(context);
        return await next();
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => base.ClientStreamingServerHandler(Limited(requestStream), context, continuation);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        base.DuplexStreamingServerHandler(
            Limited(requestStream),
            responseStream,
            context,
            continuation
        );

    private LimitedStream<T> Limited<T>(IAsyncStreamReader<T> stream) =>
        new(stream, options.Value, time);
}
