namespace Grpc.Core;

/// <summary>The outcome of a call. The numbers travel in <c>grpc-status</c> and never change.</summary>
public enum StatusCode
{
    /// <summary>The call succeeded.</summary>
    OK = 0,

    /// <summary>The call was cancelled, typically by the caller.</summary>
    Cancelled = 1,

    /// <summary>An error of which nothing better is known.</summary>
    Unknown = 2,

    /// <summary>The request is wrong whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed first; the operation may nevertheless have completed.</summary>
    DeadlineExceeded = 4,

    /// <summary>A requested entity was not found.</summary>
    NotFound = 5,

    /// <summary>The entity to create exists.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota or a resource is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the operation needs; retrying alone will not help.</summary>
    FailedPrecondition = 9,

    /// <summary>A concurrent change got in between; retry from the read onwards.</summary>
    Aborted = 10,

    /// <summary>Past the valid range.</summary>
    OutOfRange = 11,

    /// <summary>The method is not implemented or not enabled here.</summary>
    Unimplemented = 12,

    /// <summary>An invariant is broken.</summary>
    Internal = 13,

    /// <summary>The service cannot be reached now; a retry with backoff may succeed.</summary>
    Unavailable = 14,

    /// <summary>Data is lost or corrupted beyond recovery.</summary>
    DataLoss = 15,

    /// <summary>The caller's credentials are missing or not valid.</summary>
    Unauthenticated = 16,
}
