using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>
/// Gives every call a deadline, and turns the failures of gRPC itself into errors of ours: gRPC reads the request before
/// the first interceptor runs and writes the response after the last, and calls a damaged request UNKNOWN or INTERNAL.
/// </summary>
internal sealed class GrpcErrorMiddleware(
    RequestDelegate next,
    IOptions<LimitOptions> options,
    ILogger<GrpcErrorMiddleware> logger
)
{
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is null)
        {
            await next(http);
            return;
        }

        if (Reject(http) is { } rejection)
        {
            http.Response.ContentType = "application/grpc";
            Write(http.Response.Headers, rejection);
            return;
        }

        await next(http);
        var headers = StatusHeaders(http.Response);
        if (headers is not null && Translate(http, headers) is { } error)
            Write(headers, error);
    }

    private ServiceException? Reject(HttpContext http)
    {
        if (!CallTimeout.TryApply(http, options.Value.Deadlines))
            return Fault.MessageUnreadable(
                $"The header {CallTimeout.Header} must be 1 to 8 digits and one of H, M, S, m, u, n."
            );
        return BinaryHeaders.AreReadable(http.Request.Headers)
            ? null
            : Fault.MessageUnreadable(
                "A header whose name ends in -bin must hold one value in base64."
            );
    }

    // A response without a body has its status in the headers, any other in the trailers.
    private static IHeaderDictionary? StatusHeaders(HttpResponse response) =>
        response.HasStarted
            ? response.HttpContext.Features.Get<IHttpResponseTrailersFeature>()?.Trailers
            : response.Headers;

    /// <summary>Null where the status is one of ours, or needs no explanation.</summary>
    private ServiceException? Translate(HttpContext http, IHeaderDictionary written)
    {
        if (
            written.IsReadOnly
            || written.ContainsKey(MetadataExtensions.StatusDetailsTrailerName)
            || !int.TryParse(
                written[StatusHeader],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var status
            )
        )
            return null;
        // Every call whose request was read has a principal.
        var wasRead = http.Items.Values.Any(item => item is Principal);
        return ((StatusCode)status, wasRead) switch
        {
            (StatusCode.ResourceExhausted, false) => LimitedStream.MessageTooLarge(
                options.Value.Messages.ReceiveBytes
            ),
            (StatusCode.ResourceExhausted, true) => Fault.LimitExceeded(
                "The answer is larger than it may be. Ask for less, such as a smaller page.",
                "Limits:Messages:SendBytes",
                $"{options.Value.Messages.SendBytes} B"
            ),
            (StatusCode.Unknown or StatusCode.Internal, false) => Fault.MessageUnreadable(
                "The request is no message that this call takes: damaged, truncated, nested too deeply, or not gRPC."
            ),
            (StatusCode.Unknown or StatusCode.Internal, true) => Masked(http),
            _ => null,
        };
    }

    // gRPC has logged the cause.
    private ServiceException Masked(HttpContext http)
    {
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        logger.LogError("Internal error {ErrorId} outside {Method}", id, http.Request.Path.Value);
        return Fault.Internal(id);
    }

    private static void Write(IHeaderDictionary headers, ServiceException exception)
    {
        var status = StatusDetails.Of(exception);
        headers[StatusHeader] = status.Code.ToString(CultureInfo.InvariantCulture);
        headers[MessageHeader] = Uri.EscapeDataString(status.Message)
            .Replace("%20", " ", StringComparison.Ordinal);
        headers[MetadataExtensions.StatusDetailsTrailerName] = Convert
            .ToBase64String(status.ToByteArray())
            .TrimEnd('=');
    }
}
