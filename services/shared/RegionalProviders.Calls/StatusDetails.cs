using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>google.rpc.Status in the trailers, as the error libraries of all gRPC languages read it.</summary>
internal static class StatusDetails
{
    private const string Domain = "regionalproviders";

    // The status message is a header: a proxy may refuse one of more than a few KiB, and the caller then sees no error
    // at all.
    private const int MaxMessageLength = 1000;

    internal static RpcException ToRpcException(ServiceException exception) =>
        Of(exception).ToRpcException();

    internal static Google.Rpc.Status Of(ServiceException exception)
    {
        var message =
            exception.Message.Length > MaxMessageLength
                ? exception.Message[..MaxMessageLength]
                : exception.Message;
        var status = new Google.Rpc.Status { Code = (int)exception.StatusCode, Message = message };
        var info = new ErrorInfo { Reason = NameOf(exception.Reason), Domain = Domain };
        foreach (var (key, value) in exception.Metadata)
            info.Metadata.Add(key, value);
        status.Details.Add(Any.Pack(info));
        if (exception.Violations.Count > 0)
            status.Details.Add(Any.Pack(BadRequestOf(exception)));
        if (exception.RetryAfter is { } delay)
            status.Details.Add(
                Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) })
            );
        return status;
    }

    private static BadRequest BadRequestOf(ServiceException exception)
    {
        var badRequest = new BadRequest();
        foreach (var violation in exception.Violations)
            badRequest.FieldViolations.Add(
                new BadRequest.Types.FieldViolation
                {
                    Field = violation.Field,
                    Description = violation.Description,
                }
            );
        return badRequest;
    }

    // The reason as in the proto, without its prefix: NOT_FOUND.
    private static string NameOf(ErrorReason reason)
    {
        var value = ErrorsReflection.Descriptor.EnumTypes[0].FindValueByNumber((int)reason);
        return value.Name["ERROR_REASON_".Length..];
    }
}
