using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace RegionalProviders.Calls.Padding;

/// <summary>The deadline that a padded call's caller asked for, kept from gRPC, which would act at that very moment.</summary>
/// <param name="Began">Timestamp of the request's headers.</param>
/// <param name="Timeout">Time from then on.</param>
internal sealed record PaddedTimeout(long Began, TimeSpan Timeout)
{
    /// <summary>Time until the deadline; negative once it has passed.</summary>
    internal TimeSpan Left(TimeProvider time) => Timeout - time.GetElapsedTime(Began);
}

/// <summary>The deadline among the state of a call.</summary>
internal static class PaddedTimeoutExtensions
{
    private static readonly object Key = typeof(PaddedTimeout);

    // Where gRPC looks for the request of a call whose context is not its own.
    private const string RequestKey = "__HttpContext";

    internal static void SetPaddedTimeout(this HttpContext http, PaddedTimeout timeout)
    {
        http.Items[Key] = timeout;
        http.Items[RequestKey] = http;
    }

    internal static PaddedTimeout PaddedTimeout(this ServerCallContext context) =>
        context.UserState.TryGetValue(Key, out var value) && value is PaddedTimeout timeout
            ? timeout
            : throw new InvalidOperationException("No deadline on this padded call.");
}
