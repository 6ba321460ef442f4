namespace Grpc.Core;

/// <summary>Starts calls of the four kinds. Clients are made over one.</summary>
public abstract class CallInvoker
{
    /// <summary>Calls a unary method and blocks until its response.</summary>
    public abstract TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
        where TRequest : class
        where TResponse : class;

    /// <summary>Calls a unary method.</summary>
    public abstract AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
        where TRequest : class
        where TResponse : class;

    /// <summary>Calls a server streaming method.</summary>
    public abstract AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<
        TRequest,
        TResponse
    >(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class;

    /// <summary>Calls a client streaming method.</summary>
    public abstract AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<
        TRequest,
        TResponse
    >(Method<TRequest, TResponse> method, string? host, CallOptions options)
        where TRequest : class
        where TResponse : class;

    /// <summary>Calls a duplex streaming method.</summary>
    public abstract AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<
        TRequest,
        TResponse
    >(Method<TRequest, TResponse> method, string? host, CallOptions options)
        where TRequest : class
        where TResponse : class;
}
