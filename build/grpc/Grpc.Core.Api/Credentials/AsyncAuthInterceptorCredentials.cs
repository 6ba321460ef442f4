namespace Grpc.Core;

internal sealed class AsyncAuthInterceptorCredentials : CallCredentials
{
    private readonly AsyncAuthInterceptor interceptor;

    public AsyncAuthInterceptorCredentials(AsyncAuthInterceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        this.interceptor = interceptor;
    }

    public override void InternalPopulateConfiguration(
        CallCredentialsConfiguratorBase configurator,
        object? state
    ) => configurator.SetAsyncAuthInterceptorCredentials(state, interceptor);
}
