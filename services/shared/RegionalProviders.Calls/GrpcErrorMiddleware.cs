using System.Globalization;
using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Calls.Reading;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>
/// Gives every call a deadline, and turns gRPC's own failures into errors of ours: gRPC reads the request before the
/// first interceptor runs and writes the response after the last, and reports a damaged request as UNKNOWN or INTERNAL.
/// </summary>
internal sealed class GrpcErrorMiddleware(
    RequestDelegate next,
    IOptions<LimitOptions> options,
    CallErrors errors,
    AccessTable table,
    TimeProvider time
)
{
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";

    public async Task InvokeAsync(HttpContext http)
    {
        var method = http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method;
        if (method is null)
        {
            await next(http);
            return;
        }

        var started = time.GetTimestamp();
        if (await RejectedAsync(http) is { } rejection)
        {
            // Counted, but never logged one by one: anybody can cause as many refusals as they like.
            CallMetrics.Record(method.FullName, rejection.StatusCode, time.GetElapsedTime(started));
            http.Response.ContentType = "application/grpc";
            Write(http.Response.Headers, rejection);
            return;
        }

        var headers = StatusHeaders(http.Response);
        if (headers is not null && Translate(http, headers) is { } error)
            Write(headers, error);
    }

    /// <summary>Runs the call; returns the error if it was not admitted (<see cref="CallAdmission"/>).</summary>
    private async Task<ServiceException?> RejectedAsync(HttpContext http)
    {
        if (Reject(http) is { } rejection)
            return rejection;
        try
        {
            await next(http);
            return null;
        }
        catch (Exception exception)
            when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            return errors.Translate(exception, http.Request.Path.Value);
        }
    }

    private ServiceException? Reject(HttpContext http)
    {
        if (!CallTimeout.TryApply(http, options.Value.Deadlines, table, time))
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

    /// <summary>Null if the status is one of ours, or needs no explanation.</summary>
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
        var wasRead = http.Items.IsRequestRead();
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
            (StatusCode.Unknown or StatusCode.Internal, true) => errors.Mask(
                http.Request.Path.Value
            ),
            _ => null,
        };
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
