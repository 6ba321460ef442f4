namespace Grpc.Core;

/// <summary>The outcome of a call: a code and a text for developers.</summary>
public struct Status
{
    /// <summary>OK, without detail.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>CANCELLED, without detail.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    /// <summary>A status with <paramref name="detail"/>, which travels to the other side.</summary>
    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null) { }

    /// <summary>A status with its local cause. <paramref name="debugException"/> is never sent.</summary>
    public Status(StatusCode statusCode, string detail, Exception? debugException)
    {
        StatusCode = statusCode;
        Detail = detail;
        DebugException = debugException;
    }

    /// <summary>The code.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>Text for developers, sent as <c>grpc-message</c>.</summary>
    public string Detail { get; }

    /// <summary>The local cause, for debugging only: it depends on the implementation and is never sent.</summary>
    public Exception? DebugException { get; }

    /// <inheritdoc/>
    public override readonly string ToString() =>
        DebugException is null
            ? $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")"
            : $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\", DebugException=\"{DebugException.GetType()}: {DebugException.Message}\")";
}
