using Grpc.Core;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Kernel;

/// <summary>The gRPC status of each reason; docs/errors.md shows the same table.</summary>
public static class ErrorStatus
{
    /// <summary>
    /// Status of a reason. Every reason has one; a test that goes through the list fails for a new reason without one.
    /// </summary>
    public static StatusCode Of(ErrorReason reason) =>
        reason switch
        {
            ErrorReason.Internal => StatusCode.Internal,
            ErrorReason.TokenInvalid => StatusCode.Unauthenticated,
            ErrorReason.PermissionMissing or ErrorReason.NotAMember => StatusCode.PermissionDenied,
            ErrorReason.NotFound => StatusCode.NotFound,
            ErrorReason.FieldInvalid
            or ErrorReason.PageTokenInvalid
            or ErrorReason.FileUnreadable
            or ErrorReason.MessageUnreadable
            or ErrorReason.ColumnMissing => StatusCode.InvalidArgument,
            ErrorReason.AlreadyExists or ErrorReason.RequestIdReused => StatusCode.AlreadyExists,
            ErrorReason.EtagMismatch
            or ErrorReason.UploadIncomplete
            or ErrorReason.StreamIdle
            or ErrorReason.ConcurrentChange => StatusCode.Aborted,
            ErrorReason.StateConflict => StatusCode.FailedPrecondition,
            ErrorReason.LimitExceeded => StatusCode.ResourceExhausted,
            ErrorReason.Unavailable => StatusCode.Unavailable,
            _ => throw new ArgumentOutOfRangeException(
                nameof(reason),
                reason,
                "A reason has a status."
            ),
        };
}
