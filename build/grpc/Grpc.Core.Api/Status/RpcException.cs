namespace Grpc.Core;

/// <summary>A call that ended with a status other than OK. Thrown by a service, it sets the call's status and trailers.</summary>
public class RpcException : Exception
{
    /// <summary>The message is the text of <paramref name="status"/>; no trailers.</summary>
    public RpcException(Status status)
        : this(status, Metadata.Empty, status.ToString()) { }

    /// <summary>With a message of its own, which is local and never sent; no trailers.</summary>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message) { }

    /// <summary>With trailers. The message is the text of <paramref name="status"/>.</summary>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString()) { }

    /// <summary>With trailers and a message of its own, which is local and never sent.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="trailers"/> is null.</exception>
    public RpcException(Status status, Metadata trailers, string message)
        : base(message, status.DebugException)
    {
        ArgumentNullException.ThrowIfNull(trailers);
        Status = status;
        Trailers = trailers;
    }

    /// <summary>The status of the call.</summary>
    public Status Status { get; }

    /// <summary>The code of <see cref="Status"/>.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>On the client, the trailers received; on the server, trailers to add to the response. Never null.</summary>
    public Metadata Trailers { get; }
}
