using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Client.Calls;

/// <summary>Which calls may be made again, after which failures, and after how long.</summary>
internal sealed class RetryRule(RegionalProvidersClientOptions options)
{
    // Read with the first failure: most processes that call never need them.
    private static readonly Lazy<AccessTable> Declarations = new(() =>
        new AccessTable(new ProtoFiles().All)
    );

    /// <summary>
    /// True for a call that may be made twice. Reads change nothing; a request_id makes the platform answer a repetition
    /// with the first answer.
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

    /// <summary>The platform's limits refuse a call before anything is done: any call may be made again.</summary>
    internal static bool WasRefusedUnstarted(PlatformException failure) =>
        failure is { Reason: ErrorReason.LimitExceeded, RetryAfter: not null };

    // Added, and not the longer of the two: callers that were told the same time must not all come back at once.
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

    /// <summary>True where a stream can be resumed: without a reason it was the connection and not the platform that ended it.</summary>
    public static bool CanResume(PlatformException failure) =>
        failure.Reason switch
        {
            ErrorReason.UploadIncomplete
            or ErrorReason.ConcurrentChange
            or ErrorReason.StreamIdle
            or ErrorReason.Unavailable => true,
            ErrorReason.LimitExceeded => WasRefusedUnstarted(failure),
            ErrorReason.Unspecified => failure.StatusCode
                is StatusCode.Unavailable
                    or StatusCode.Cancelled
                    or StatusCode.Internal
                    or StatusCode.Unknown,
            _ => false,
        };
}
