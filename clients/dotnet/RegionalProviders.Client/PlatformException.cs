using Grpc.Core;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Client;

/// <summary>The platform refused a call, or could not be reached.</summary>
public sealed class PlatformException : Exception
{
    internal PlatformException(StatusCode statusCode, string message, RpcException inner)
        : base(message, inner) => StatusCode = statusCode;

    /// <summary>The gRPC status.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>
    /// Why, from the platform's closed list. Unspecified if the call never reached the platform (mostly status UNAVAILABLE
    /// or DEADLINE_EXCEEDED), or if a newer platform gave a reason that this version does not know.
    /// </summary>
    public ErrorReason Reason { get; internal init; }

    /// <summary>Further facts about the failure; docs/errors.md says which ones each reason has.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; internal init; } =
        new Dictionary<string, string>();

    /// <summary>Fields that were refused, each with what is wrong with it.</summary>
    public IReadOnlyList<FieldViolation> FieldViolations { get; internal init; } = [];

    /// <summary>How long the platform asks to wait before another attempt; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>The id under which the platform's log has the failure; null if it has none.</summary>
    public string? ErrorId => Metadata.GetValueOrDefault("error_id");
}

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">Path in the request, as in the proto.</param>
/// <param name="Description">What is wrong and what is allowed.</param>
public sealed record FieldViolation(string Field, string Description);
