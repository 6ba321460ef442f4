using Google.Rpc;
using Grpc.Core;

namespace Identity.Tests.Fixtures;

/// <summary>The error of a refused call.</summary>
/// <param name="Code">gRPC status.</param>
/// <param name="Reason">Reason of google.rpc.ErrorInfo.</param>
/// <param name="Fields">Fields of google.rpc.BadRequest.</param>
/// <param name="Message">Text of the error.</param>
public sealed record Failure(StatusCode Code, string Reason, string[] Fields, string Message)
{
    public static async Task<Failure> OfAsync<T>(AsyncUnaryCall<T> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        var bytes = exception.Trailers.GetValueBytes("grpc-status-details-bin");
        Assert.NotNull(bytes);
        var details = Google.Rpc.Status.Parser.ParseFrom(bytes).Details;
        var fields = details
            .Where(detail => detail.Is(BadRequest.Descriptor))
            .SelectMany(detail => detail.Unpack<BadRequest>().FieldViolations)
            .Select(violation => violation.Field);
        return new Failure(
            exception.StatusCode,
            details.Single(d => d.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>().Reason,
            [.. fields],
            exception.Status.Detail
        );
    }

    /// <summary>Asserts an INVALID_ARGUMENT that names exactly this field.</summary>
    public static async Task InvalidAsync<T>(string field, AsyncUnaryCall<T> call)
    {
        var failure = await OfAsync(call);
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_INVALID"), (failure.Code, failure.Reason));
        Assert.Equal([field], failure.Fields);
    }

    /// <summary>Asserts a status with this reason.</summary>
    public static async Task IsAsync<T>(string reason, StatusCode code, AsyncUnaryCall<T> call)
    {
        var failure = await OfAsync(call);
        Assert.Equal((code, reason), (failure.Code, failure.Reason));
    }
}
