using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RegionalProviders.Common.V1;

namespace Client.Tests;

/// <summary>Failures as they are sent over the wire.</summary>
internal static class Errors
{
    public static RpcException Of(
        StatusCode code,
        ErrorReason reason,
        string message,
        params IMessage[] details
    ) => Of(code, reason, message, new Dictionary<string, string>(), details);

    public static RpcException Of(
        StatusCode code,
        ErrorReason reason,
        string message,
        Dictionary<string, string> metadata,
        params IMessage[] details
    )
    {
        var info = new ErrorInfo
        {
            Reason = reason.ToString() switch
            {
                var name => string.Concat(
                        name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{c}")
                    )
                    .ToUpperInvariant(),
            },
            Domain = "regionalproviders",
            Metadata = { metadata },
        };
        var status = new Google.Rpc.Status
        {
            Code = (int)code,
            Message = message,
            Details =
            {
                new IMessage[] { info }
                    .Concat(details)
                    .Select(Any.Pack),
            },
        };
        return new RpcException(
            new Grpc.Core.Status(code, message),
            new Metadata { { "grpc-status-details-bin", status.ToByteArray() } }
        );
    }
}
