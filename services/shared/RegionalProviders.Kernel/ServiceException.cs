using Grpc.Core;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Kernel;

/// <summary>
/// An error that is reported to the caller, with a reason from the closed list. Every other exception is masked as an
/// internal error or an outage.
/// </summary>
public sealed class ServiceException : Exception
{
    /// <summary>Creates the exception; prefer the methods of <see cref="Fault"/>.</summary>
    public ServiceException(
        ErrorReason reason,
        string message,
        IReadOnlyDictionary<string, string>? metadata = null,
        IReadOnlyList<FieldViolation>? violations = null,
        TimeSpan? retryAfter = null
    )
        : base(message)
    {
        Reason = reason;
        Metadata = metadata ?? new Dictionary<string, string>();
        Violations = violations ?? [];
        RetryAfter = retryAfter;
    }

    /// <summary>Reason, for programs.</summary>
    public ErrorReason Reason { get; }

    /// <summary>Details besides the reason; never personal data.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Fields that are invalid.</summary>
    public IReadOnlyList<FieldViolation> Violations { get; }

    /// <summary>
    /// How long to wait before the same call may succeed; set only if nothing has been done yet, so that any call may
    /// be repeated.
    /// </summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The gRPC status that goes with the reason.</summary>
    public StatusCode StatusCode => ErrorStatus.Of(Reason);
}

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">Path in the request, as in the proto: <c>lead.applied_on</c>, <c>items[2].code</c>.</param>
/// <param name="Description">What is wrong and what is allowed; never the value itself.</param>
public sealed record FieldViolation(string Field, string Description);
