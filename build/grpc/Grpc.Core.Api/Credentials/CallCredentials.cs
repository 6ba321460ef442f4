namespace Grpc.Core;

/// <summary>Credentials that a call carries as headers.</summary>
public abstract class CallCredentials
{
    /// <summary>Credentials that apply each of these, in order.</summary>
    /// <exception cref="ArgumentException">Fewer than two are given.</exception>
    public static CallCredentials Compose(params CallCredentials[] credentials) =>
        new CompositeCallCredentials(credentials);

    /// <summary>Credentials that a function adds to each call.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="interceptor"/> is null.</exception>
    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor) =>
        new AsyncAuthInterceptorCredentials(interceptor);

    /// <summary>For implementations of gRPC: tells <paramref name="configurator"/> what these credentials are.</summary>
    public abstract void InternalPopulateConfiguration(
        CallCredentialsConfiguratorBase configurator,
        object? state
    );
}
