using System.Runtime.CompilerServices;

namespace Grpc.Core;

/// <summary>A unary call under way.</summary>
public sealed class AsyncUnaryCall<TResponse> : IDisposable
{
    private readonly AsyncCallState callState;

    /// <summary>Made by implementations of gRPC, and by interceptors that wrap a call.</summary>
    public AsyncUnaryCall(
        Task<TResponse> responseAsync,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction
    )
    {
        ResponseAsync = responseAsync;
        callState = new AsyncCallState(
            responseHeadersAsync,
            getStatusFunc,
            getTrailersFunc,
            disposeAction
        );
    }

    /// <summary>As the other, without closures: each function is given <paramref name="state"/>.</summary>
    public AsyncUnaryCall(
        Task<TResponse> responseAsync,
        Func<object, Task<Metadata>> responseHeadersAsync,
        Func<object, Status> getStatusFunc,
        Func<object, Metadata> getTrailersFunc,
        Action<object> disposeAction,
        object state
    )
    {
        ResponseAsync = responseAsync;
        callState = new AsyncCallState(
            responseHeadersAsync,
            getStatusFunc,
            getTrailersFunc,
            disposeAction,
            state
        );
    }

    /// <summary>The response; fails with <see cref="RpcException"/>.</summary>
    public Task<TResponse> ResponseAsync { get; }

    /// <summary>The headers that the service sent first.</summary>
    public Task<Metadata> ResponseHeadersAsync => callState.ResponseHeadersAsync();

    /// <summary>Lets the call be awaited for its response.</summary>
    public TaskAwaiter<TResponse> GetAwaiter() => ResponseAsync.GetAwaiter();

    /// <summary>Lets the call be awaited for its response, on the captured context or not.</summary>
    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) =>
        ResponseAsync.ConfigureAwait(continueOnCapturedContext);

    /// <summary>The status, once the call has ended; before that it throws <see cref="InvalidOperationException"/>.</summary>
    public Status GetStatus() => callState.GetStatus();

    /// <summary>The trailers, once the call has ended; before that it throws <see cref="InvalidOperationException"/>.</summary>
    public Metadata GetTrailers() => callState.GetTrailers();

    /// <summary>Cancels the call if it has not ended, and frees what it holds.</summary>
    public void Dispose() => callState.Dispose();
}
