using Grpc.Core;

namespace RegionalProviders.Calls;

/// <summary>Statuses of calls that ended before their work did.</summary>
internal static class EndedCall
{
    internal static readonly Status DeadlineExceeded = new(
        StatusCode.DeadlineExceeded,
        "The deadline passed. If this call was to change something, it may or may not have: repeat it with the same request_id, which is safe."
    );

    internal static readonly Status Cancelled = new(
        StatusCode.Cancelled,
        "The caller ended the call."
    );
}
