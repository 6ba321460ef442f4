using System.Diagnostics.Metrics;

namespace RegionalProviders.Kernel;

/// <summary>Names under which the platform reports itself; libraries report under their own.</summary>
public static class Telemetry
{
    /// <summary>Name of the platform's activity source and meter.</summary>
    public const string Name = "RegionalProviders";

    /// <summary>Metrics.</summary>
    public static Meter Meter { get; } = new(Name);
}
