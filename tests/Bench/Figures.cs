namespace RegionalProviders.Bench;

/// <summary>The result of a load: calls per second, and the median and 99th percentile of the response times.</summary>
internal sealed record Figures(double PerSecond, double P50Milliseconds, double P99Milliseconds)
{
    internal static Figures Of(double perSecond, List<double> milliseconds)
    {
        milliseconds.Sort();
        return new Figures(perSecond, At(milliseconds, 0.5), At(milliseconds, 0.99));
    }

    private static double At(List<double> sorted, double part) =>
        sorted[(int)((sorted.Count - 1) * part)];
}
