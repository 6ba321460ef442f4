using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>Duration and outcome of every call, by method. No request content: it may be personal.</summary>
internal static class CallMetrics
{
    private static readonly Histogram<double> Duration = Telemetry.Meter.CreateHistogram<double>(
        "rp.calls.duration",
        "s",
        "Duration of gRPC calls by method and status."
    );

    internal static void Record(string method, StatusCode status, TimeSpan elapsed) =>
        Duration.Record(
            elapsed.TotalSeconds,
            new TagList { { "method", method }, { "status", status.ToString() } }
        );
}
