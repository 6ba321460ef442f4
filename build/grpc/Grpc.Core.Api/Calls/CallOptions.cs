using System.Diagnostics.CodeAnalysis;

namespace Grpc.Core;

/// <summary>What a caller asks of one call. Immutable: each <c>With…</c> answers a changed copy.</summary>
public struct CallOptions
{
    /// <summary>Options of a call; null stands for none.</summary>
    /// <param name="headers">Sent before the first request.</param>
    /// <param name="deadline">In UTC; when it passes, the call ends with DEADLINE_EXCEEDED.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="writeOptions">How requests are written.</param>
    /// <param name="propagationToken">Carries deadline and cancellation on from a parent call.</param>
    /// <param name="credentials">Of this call alone; they need a secure channel.</param>
    [SuppressMessage("Design", "CA1068", Justification = "The order is the official API's.")]
    public CallOptions(
        Metadata? headers = null,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default,
        WriteOptions? writeOptions = null,
        ContextPropagationToken? propagationToken = null,
        CallCredentials? credentials = null
    )
    {
        Headers = headers;
        Deadline = deadline;
        CancellationToken = cancellationToken;
        WriteOptions = writeOptions;
        PropagationToken = propagationToken;
        Credentials = credentials;
    }

    /// <summary>Headers to send, or null.</summary>
    public Metadata? Headers { get; private set; }

    /// <summary>When the call must have ended, in UTC, or null.</summary>
    public DateTime? Deadline { get; private set; }

    /// <summary>Cancels the call.</summary>
    public CancellationToken CancellationToken { get; private set; }

    /// <summary>How requests are written, or null.</summary>
    public WriteOptions? WriteOptions { get; private set; }

    /// <summary>The parent call's context, or null.</summary>
    public ContextPropagationToken? PropagationToken { get; private set; }

    /// <summary>Credentials of this call alone, or null.</summary>
    public CallCredentials? Credentials { get; private set; }

    /// <summary>Whether the call waits for a connection instead of failing at once.</summary>
    public bool IsWaitForReady { get; private set; }

    /// <summary>A copy with these headers.</summary>
    public readonly CallOptions WithHeaders(Metadata headers) => this with { Headers = headers };

    /// <summary>A copy with this deadline, in UTC.</summary>
    public readonly CallOptions WithDeadline(DateTime deadline) =>
        this with
        {
            Deadline = deadline,
        };

    /// <summary>A copy with this cancellation token.</summary>
    public readonly CallOptions WithCancellationToken(CancellationToken cancellationToken) =>
        this with
        {
            CancellationToken = cancellationToken,
        };

    /// <summary>A copy with these write options.</summary>
    public readonly CallOptions WithWriteOptions(WriteOptions writeOptions) =>
        this with
        {
            WriteOptions = writeOptions,
        };

    /// <summary>A copy with this parent context.</summary>
    public readonly CallOptions WithPropagationToken(ContextPropagationToken propagationToken) =>
        this with
        {
            PropagationToken = propagationToken,
        };

    /// <summary>A copy with these credentials.</summary>
    public readonly CallOptions WithCredentials(CallCredentials credentials) =>
        this with
        {
            Credentials = credentials,
        };

    /// <summary>A copy that waits for a connection, or no longer does.</summary>
    public readonly CallOptions WithWaitForReady(bool waitForReady = true) =>
        this with
        {
            IsWaitForReady = waitForReady,
        };
}
