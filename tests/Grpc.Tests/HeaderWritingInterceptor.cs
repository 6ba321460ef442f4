using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Grpc.Tests;

/// <summary>Sends response headers before the handler runs.</summary>
internal sealed class HeaderWritingInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        await context.WriteResponseHeadersAsync(new Metadata { { "probe-header", "early" } });
        return await continuation(request, context);
    }
}
