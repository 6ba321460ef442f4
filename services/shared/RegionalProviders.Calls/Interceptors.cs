using Grpc.AspNetCore.Server;

namespace RegionalProviders.Calls;

/// <summary>The interceptors of every call, outermost first. The order is the point; each line says why it stands there.</summary>
internal static class Interceptors
{
    internal static void AddInOrder(InterceptorCollection interceptors)
    {
        // Outermost: whatever fails below, in our code or a library, leaves as a status with nothing internal in it.
        interceptors.Add<ErrorInterceptor>();
        // Counts and times what follows, refused calls included; sees the final exception, not its translation.
        interceptors.Add<TelemetryInterceptor>();
        // Nothing below runs for an unauthenticated caller.
        interceptors.Add<AuthenticationInterceptor>();
        // Before validation: a caller without permission learns nothing from validation errors.
        interceptors.Add<PermissionInterceptor>();
        // After permission: a denied call does not count towards its caller's limit. Before validation, which costs CPU time.
        interceptors.Add<LimitInterceptor>();
        // The method sees valid requests only. The transaction is the method's own (docs/adr/0002).
        interceptors.Add<ValidationInterceptor>();
        // Behind all checks: only calls that reach their method are recorded, and none is answered unrecorded.
        interceptors.Add<AccessLogInterceptor>();
    }
}
