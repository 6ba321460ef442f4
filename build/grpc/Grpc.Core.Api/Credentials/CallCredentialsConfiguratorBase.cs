namespace Grpc.Core;

/// <summary>For implementations of gRPC: learns what call credentials are made of.</summary>
public abstract class CallCredentialsConfiguratorBase
{
    /// <summary>They are several, to apply in order.</summary>
    public abstract void SetCompositeCredentials(
        object? state,
        IReadOnlyList<CallCredentials> credentials
    );

    /// <summary>They are a function.</summary>
    public abstract void SetAsyncAuthInterceptorCredentials(
        object? state,
        AsyncAuthInterceptor interceptor
    );
}
