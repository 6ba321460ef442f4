namespace Grpc.Core;

/// <summary>Handles a unary call.</summary>
public delegate Task<TResponse> UnaryServerMethod<TRequest, TResponse>(
    TRequest request,
    ServerCallContext context
)
    where TRequest : class
    where TResponse : class;

/// <summary>Handles a call with a stream of requests.</summary>
public delegate Task<TResponse> ClientStreamingServerMethod<TRequest, TResponse>(
    IAsyncStreamReader<TRequest> requestStream,
    ServerCallContext context
)
    where TRequest : class
    where TResponse : class;

/// <summary>Handles a call with a stream of responses, which ends when the task does.</summary>
public delegate Task ServerStreamingServerMethod<TRequest, TResponse>(
    TRequest request,
    IServerStreamWriter<TResponse> responseStream,
    ServerCallContext context
)
    where TRequest : class
    where TResponse : class;

/// <summary>Handles a call with streams both ways, which ends when the task does.</summary>
public delegate Task DuplexStreamingServerMethod<TRequest, TResponse>(
    IAsyncStreamReader<TRequest> requestStream,
    IServerStreamWriter<TResponse> responseStream,
    ServerCallContext context
)
    where TRequest : class
    where TResponse : class;
