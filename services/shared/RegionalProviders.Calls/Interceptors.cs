using Grpc.AspNetCore.Server;

namespace RegionalProviders.Calls;

/// <summary>The interceptors of every call, outermost first. The order is the point; each line says why it stands there.</summary>
internal static class Interceptors
{
    internal static void AddInOrder(InterceptorCollection interceptors)
    {
        // Outermost: whatever fails below, in our code or a library, leaves as a status with nothing internal in it.
        interceptors.Add<ErrorInterceptor>();
        // Counts and times what follows; sees the final exception, not its translation.
        interceptors.Add<TelemetryInterceptor>();
        // Before anything is read of a stream. Who calls is known already: CallAdmission decides it before gRPC runs.
        interceptors.Add<StreamLimitInterceptor>();
        // The method sees valid requests only. The transaction is the method's own (docs/adr/0002).
        interceptors.Add<ValidationInterceptor>();
        // Behind all checks: only calls that reach their method are recorded, and none is answered unrecorded.
        interceptors.Add<AccessLogInterceptor>();
    }
}
