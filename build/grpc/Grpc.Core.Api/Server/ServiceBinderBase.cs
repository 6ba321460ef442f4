namespace Grpc.Core;

/// <summary>For implementations of gRPC: receives the methods of a service. A null handler declares a method alone.</summary>
public abstract class ServiceBinderBase
{
    /// <summary>Receives a unary method.</summary>
    public virtual void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler
    )
        where TRequest : class
        where TResponse : class => throw Unsupported(method);

    /// <summary>Receives a client streaming method.</summary>
    public virtual void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler
    )
        where TRequest : class
        where TResponse : class => throw Unsupported(method);

    /// <summary>Receives a server streaming method.</summary>
    public virtual void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler
    )
        where TRequest : class
        where TResponse : class => throw Unsupported(method);

    /// <summary>Receives a duplex streaming method.</summary>
    public virtual void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler
    )
        where TRequest : class
        where TResponse : class => throw Unsupported(method);

    private NotSupportedException Unsupported(IMethod method) =>
        new($"{GetType()} does not bind {method.Type} methods.");
}
