namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>Counts that may not be shared: 1 to 5. Nothing at all, 0, tells of nobody.</summary>
internal static class Small
{
    /// <summary>The least count that may be shared.</summary>
    public const int Least = 6;

    public static bool Is(int count) => count is > 0 and < Least;
}
