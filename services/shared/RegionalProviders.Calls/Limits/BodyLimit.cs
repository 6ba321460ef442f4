using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RegionalProviders.Calls.Limits;

/// <summary>A limit on a request's body that gRPC does not lift for streams, as it does with Kestrel's own.</summary>
internal static class BodyLimit
{
    internal static void Set(HttpContext http, long bytes)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit)
            return;
        limit.MaxRequestBodySize = bytes;
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(new Fixed(bytes));
    }

    private sealed class Fixed(long bytes) : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => true;

        public long? MaxRequestBodySize
        {
            get => bytes;
            set => throw new InvalidOperationException("The limit of this request is fixed.");
        }
    }
}
