namespace Grpc.Core;

/// <summary>Stands behind a client made without a channel, as substitutes in tests are.</summary>
internal sealed class UnsupportedCallInvoker : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw Unsupported(method);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw Unsupported(method);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<
        TRequest,
        TResponse
    >(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw Unsupported(method);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<
        TRequest,
        TResponse
    >(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        throw Unsupported(method);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<
        TRequest,
        TResponse
    >(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        throw Unsupported(method);

    private static NotSupportedException Unsupported(IMethod method) =>
        new($"{method.FullName} cannot be called: this client was made without a channel.");
}
