namespace RegionalProviders.Placements.Returns;

/// <summary>The range of ages, in whole years, that a return can contain.</summary>
internal static class Ages
{
    /// <summary>Support after care ends at 25.</summary>
    public const int Most = 25;
    public const int Adult = 18;
    public const int SupportedAccommodation = 16;
    public const int ResidentialSchool = 4;
}
