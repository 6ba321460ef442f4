namespace Grpc.Core.Interceptors;

/// <summary>A call that a client is about to start.</summary>
public struct ClientInterceptorContext<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    /// <summary>A call; a null host stands for the channel's own.</summary>
    public ClientInterceptorContext(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    )
    {
        Method = method;
        Host = host;
        Options = options;
    }

    /// <summary>The method to call.</summary>
    public Method<TRequest, TResponse> Method { get; }

    /// <summary>The host to call, or null.</summary>
    public string? Host { get; }

    /// <summary>What the caller asks of the call.</summary>
    public CallOptions Options { get; }
}
