namespace Grpc.Core.Interceptors;

internal sealed class MetadataInterceptor(Func<Metadata, Metadata> interceptor) : ContextInterceptor
{
    protected override ClientInterceptorContext<TRequest, TResponse> Change<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context
    ) =>
        new(
            context.Method,
            context.Host,
            context.Options.WithHeaders(interceptor(context.Options.Headers ?? []))
        );
}
