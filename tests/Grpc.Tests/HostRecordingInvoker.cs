using Grpc.Core;

namespace Grpc.Tests;

/// <summary>Records the host that a unary call names, and fails every call.</summary>
internal sealed class HostRecordingInvoker : CallInvoker
{
    public string? Host { get; private set; }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        Host = host;
        return new AsyncUnaryCall<TResponse>(
            Task.FromException<TResponse>(Failure),
            Task.FromResult(Metadata.Empty),
            () => Failure.Status,
            () => Failure.Trailers,
            () => Host = null
        );
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw Failure;

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<
        TRequest,
        TResponse
    >(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw Failure;

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<
        TRequest,
        TResponse
    >(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw Failure;

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<
        TRequest,
        TResponse
    >(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw Failure;

    private static RpcException Failure => new(new Status(StatusCode.Unavailable, "nobody"));
}
