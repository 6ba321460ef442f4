using Grpc.Core;
using Grpc.Core.Interceptors;

namespace RegionalProviders.Calls;

/// <summary>Base of interceptors that treat all four kinds of call alike.</summary>
public abstract class CallInterceptor : Interceptor
{
    /// <summary>Runs around a call.</summary>
    /// <param name="context">The call.</param>
    /// <param name="request">The request; null for a stream of requests.</param>
    /// <param name="next">The rest of the chain.</param>
    protected abstract Task<T> AroundAsync<T>(
        ServerCallContext context,
        object? request,
        Func<Task<T>> next
    );

    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    ) => AroundAsync(context, request, () => continuation(request, context));

    /// <inheritdoc/>
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => AroundAsync(context, null, () => continuation(requestStream, context));

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) => AroundAsync(context, request, () => Done(continuation(request, responseStream, context)));

    /// <inheritdoc/>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        AroundAsync(
            context,
            null,
            () => Done(continuation(requestStream, responseStream, context))
        );

    private static async Task<bool> Done(Task call)
    {
        await call;
        return true;
    }
}
