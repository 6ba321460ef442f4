using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Client.Calls;

/// <summary>Translates gRPC exceptions into the exceptions that callers of the SDK see.</summary>
internal static class ErrorDetails
{
    private const string ReasonPrefix = "ERROR_REASON_";

    internal static Exception Translate(RpcException exception, CancellationToken cancellation)
    {
        if (exception.StatusCode == StatusCode.Cancelled && cancellation.IsCancellationRequested)
            return new OperationCanceledException(exception.Message, exception, cancellation);
        return SignInFailure(exception) ?? (Exception)Parse(exception);
    }

    private static PlatformException Parse(RpcException exception)
    {
        var status = Details(exception);
        var info = Find<ErrorInfo>(status);
        return new PlatformException(exception.StatusCode, Text(exception, status), exception)
        {
            Reason = ReasonOf(info?.Reason),
            Metadata = info is null ? [] : new Dictionary<string, string>(info.Metadata),
            FieldViolations =
            [
                .. (Find<BadRequest>(status)?.FieldViolations ?? []).Select(
                    violation => new FieldViolation(violation.Field, violation.Description)
                ),
            ],
            RetryAfter = Find<RetryInfo>(status)?.RetryDelay?.ToTimeSpan(),
        };
    }

    // A failure to get a token surfaces as an inner exception of the call's failure.
    private static SignInException? SignInFailure(RpcException exception)
    {
        for (
            var cause = exception.Status.DebugException;
            cause is not null;
            cause = cause.InnerException
        )
            if (cause is SignInException signIn)
                return signIn;
        return null;
    }

    private static Google.Rpc.Status? Details(RpcException exception)
    {
        try
        {
            return exception.GetRpcStatus();
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static T? Find<T>(Google.Rpc.Status? status)
        where T : class, IMessage, new()
    {
        foreach (var detail in status?.Details ?? [])
            if (detail.TryUnpack<T>(out var found))
                return found;
        return null;
    }

    private static string Text(RpcException exception, Google.Rpc.Status? status)
    {
        if (!string.IsNullOrEmpty(status?.Message))
            return status.Message;
        return exception.StatusCode switch
        {
            StatusCode.Unavailable =>
                $"The platform cannot be reached. {Cause(exception)}".TrimEnd(),
            StatusCode.DeadlineExceeded => "The platform did not answer in time.",
            _ when exception.Status.Detail.Length > 0 => exception.Status.Detail,
            var code => $"The call ended with the status {code}.",
        };
    }

    private static string Cause(RpcException exception)
    {
        var cause = exception.Status.DebugException;
        while (cause?.InnerException is { } inner)
            cause = inner;
        return cause?.Message ?? exception.Status.Detail;
    }

    private static ErrorReason ReasonOf(string? name) =>
        name is not null
        && ErrorsReflection
            .Descriptor.FindTypeByName<EnumDescriptor>(nameof(ErrorReason))
            .FindValueByName(ReasonPrefix + name)
            is { } value
            ? (ErrorReason)value.Number
            : ErrorReason.Unspecified;
}
