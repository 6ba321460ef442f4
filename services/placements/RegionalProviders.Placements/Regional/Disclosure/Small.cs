namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>Counts that must not be published: 1 to 5. A count of 0 reveals nobody.</summary>
internal static class Small
{
    /// <summary>The smallest count that may be published.</summary>
    public const int Least = 6;

    public static bool Is(int count) => count is > 0 and < Least;
}
