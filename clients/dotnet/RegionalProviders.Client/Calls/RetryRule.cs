using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Client.Calls;

/// <summary>Which calls may be retried, after which failures, and after what wait.</summary>
internal sealed class RetryRule(RegionalProvidersClientOptions options)
{
    // Loaded at the first failure: most client processes never need them.
    private static readonly Lazy<AccessTable> Declarations = new(() =>
        new AccessTable(new ProtoFiles().All)
    );

    /// <summary>
    /// True for a call that is safe to repeat. Reads change nothing; with a request_id, the platform answers a repetition
    /// with its first response.
    /// </summary>
    /// <param name="method">Path of the RPC, e.g. <c>/package.Service/Method</c>.</param>
    /// <param name="request">The request.</param>
    internal static bool IsIdempotent(string method, object request) =>
        Declarations.Value.Find(method) is { Effect: Effect.Read }
        || request is IMessage message
            && message.Descriptor.FindFieldByName("request_id") is { } field
            && field.Accessor.GetValue(message) is string { Length: > 0 };

    internal static bool IsTransient(PlatformException failure) =>
        failure.StatusCode == StatusCode.Unavailable
        || failure.Reason == ErrorReason.ConcurrentChange
        || failure is { StatusCode: StatusCode.ResourceExhausted, RetryAfter: not null };

    /// <summary>
    /// True if a limit of the platform refused the call before anything was done, so that any call may be retried.
    /// </summary>
    internal static bool WasRejectedBeforeExecution(PlatformException failure) =>
        failure is { Reason: ErrorReason.LimitExceeded, RetryAfter: not null };

    // Added, rather than the longer of the two: callers that were told the same time must not all come back at once.
    internal TimeSpan WaitBefore(int attempt, TimeSpan? askedFor) =>
        (askedFor ?? TimeSpan.Zero) + Jittered(attempt);

    private TimeSpan Jittered(int attempt)
    {
        var ceiling = Math.Min(
            options.MaxBackoff.TotalMilliseconds,
            options.FirstBackoff.TotalMilliseconds * Math.Pow(2, attempt - 2)
        );
        return TimeSpan.FromMilliseconds(ceiling * options.Random.NextDouble());
    }

    /// <summary>
    /// True if a stream can be resumed: a failure without a reason means that the connection ended it, not the platform.
    /// </summary>
    public static bool CanResume(PlatformException failure) =>
        failure.Reason switch
        {
            ErrorReason.UploadIncomplete
            or ErrorReason.ConcurrentChange
            or ErrorReason.StreamIdle
            or ErrorReason.Unavailable => true,
            ErrorReason.LimitExceeded => WasRejectedBeforeExecution(failure),
            ErrorReason.Unspecified => failure.StatusCode
                is StatusCode.Unavailable
                    or StatusCode.Cancelled
                    or StatusCode.Internal
                    or StatusCode.Unknown,
            _ => false,
        };
}
