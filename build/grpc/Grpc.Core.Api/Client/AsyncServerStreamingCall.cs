namespace Grpc.Core;

/// <summary>A call under way with a stream of responses.</summary>
public sealed class AsyncServerStreamingCall<TResponse> : IDisposable
{
    private readonly AsyncCallState callState;

    /// <summary>Made by implementations of gRPC, and by interceptors that wrap a call.</summary>
    public AsyncServerStreamingCall(
        IAsyncStreamReader<TResponse> responseStream,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction
    )
    {
        ResponseStream = responseStream;
        callState = new AsyncCallState(
            responseHeadersAsync,
            getStatusFunc,
            getTrailersFunc,
            disposeAction
        );
    }

    /// <summary>As the other, without closures: each function is given <paramref name="state"/>.</summary>
    public AsyncServerStreamingCall(
        IAsyncStreamReader<TResponse> responseStream,
        Func<object, Task<Metadata>> responseHeadersAsync,
        Func<object, Status> getStatusFunc,
        Func<object, Metadata> getTrailersFunc,
        Action<object> disposeAction,
        object state
    )
    {
        ResponseStream = responseStream;
        callState = new AsyncCallState(
            responseHeadersAsync,
            getStatusFunc,
            getTrailersFunc,
            disposeAction,
            state
        );
    }

    /// <summary>The responses.</summary>
    public IAsyncStreamReader<TResponse> ResponseStream { get; }

    /// <summary>The headers that the service sent first.</summary>
    public Task<Metadata> ResponseHeadersAsync => callState.ResponseHeadersAsync();

    /// <summary>The status, once the call has ended; before that it throws <see cref="InvalidOperationException"/>.</summary>
    public Status GetStatus() => callState.GetStatus();

    /// <summary>The trailers, once the call has ended; before that it throws <see cref="InvalidOperationException"/>.</summary>
    public Metadata GetTrailers() => callState.GetTrailers();

    /// <summary>Cancels the call if it has not ended, and frees what it holds.</summary>
    public void Dispose() => callState.Dispose();
}
