namespace RegionalProviders.Bench;

/// <summary>What a load reached: calls a second, and the times that half and 99 of a hundred calls stayed under.</summary>
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
