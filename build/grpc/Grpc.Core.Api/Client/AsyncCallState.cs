namespace Grpc.Core;

/// <summary>What the four kinds of call have in common, made either of values or of functions of a state.</summary>
internal readonly struct AsyncCallState(
    Func<object, Task<Metadata>> responseHeaders,
    Func<object, Status> getStatus,
    Func<object, Metadata> getTrailers,
    Action<object> dispose,
    object state
)
{
    public AsyncCallState(
        Task<Metadata> responseHeaders,
        Func<Status> getStatus,
        Func<Metadata> getTrailers,
        Action dispose
    )
        : this(_ => responseHeaders, _ => getStatus(), _ => getTrailers(), _ => dispose(), dispose)
    { }

    public Task<Metadata> ResponseHeadersAsync() => responseHeaders(state);

    public Status GetStatus() => getStatus(state);

    public Metadata GetTrailers() => getTrailers(state);

    public void Dispose() => dispose(state);
}
