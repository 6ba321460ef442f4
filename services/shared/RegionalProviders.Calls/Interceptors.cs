using Grpc.AspNetCore.Server;
using RegionalProviders.Calls.Padding;

namespace RegionalProviders.Calls;

/// <summary>
/// The interceptors of every call, outermost first. The order matters; each comment gives the reason for it.
/// </summary>
internal static class Interceptors
{
    internal static void AddInOrder(InterceptorCollection interceptors)
    {
        // Outermost: the time of everything that could differ is within it.
        interceptors.Add<PaddingInterceptor>();
        // Any failure below, in our code or a library, leaves as a status with nothing internal in it.
        interceptors.Add<ErrorInterceptor>();
        // Counts and times everything inside it; sees the original exception, not its translation.
        interceptors.Add<TelemetryInterceptor>();
        // Before anything of a stream is read. The caller is already known: CallAdmission runs before gRPC.
        interceptors.Add<StreamLimitInterceptor>();
        // The method sees valid requests only. The transaction is the method's own (docs/adr/0002).
        interceptors.Add<ValidationInterceptor>();
        // After all checks: only calls that reach their method are recorded, and none gets a response without being
        // recorded.
        interceptors.Add<AccessLogInterceptor>();
    }
}
