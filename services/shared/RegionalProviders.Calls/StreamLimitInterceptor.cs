using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;
using RegionalProviders.Calls.Limits;

namespace RegionalProviders.Calls;

/// <summary>Enforces the limits on client streams, and that no caller is waited for within a transaction.</summary>
internal sealed class StreamLimitInterceptor(IOptions<LimitOptions> options, TimeProvider time)
    : Interceptor
{
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) => continuation(request, new OutsideTransactionWriter<TResponse>(responseStream), context);

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => continuation(Limited(requestStream), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        continuation(
            Limited(requestStream),
            new OutsideTransactionWriter<TResponse>(responseStream),
            context
        );

    private LimitedStream<T> Limited<T>(IAsyncStreamReader<T> stream) =>
        new(stream, options.Value, time);
}
