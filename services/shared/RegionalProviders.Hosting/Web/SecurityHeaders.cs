using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Hosting.Web;

/// <summary>
/// Headers of every page and every OAuth response, unless its endpoint sets others: no sniffing, no referrer, no
/// framing, nothing loaded from other origins, no caching; and HTTPS only, once HTTPS was used.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<WebOptions> options)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is null)
            Add(http.Response.Headers, http.Request.IsHttps);
        return next(http);
    }

    private void Add(IHeaderDictionary headers, bool isHttps)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        if (isHttps)
            headers.StrictTransportSecurity = $"max-age={(long)options.Value.HstsAge.TotalSeconds}";
    }
}
