namespace RegionalProviders.Placements.Returns;

/// <summary>The range of ages, in whole years, that a return can contain.</summary>
internal static class Ages
{
    /// <summary>Support after care ends at 25.</summary>
    public const int Most = 25;
    public const int Adult = 18;

    /// <summary>Below it nobody can be charged with a crime.</summary>
    public const int CriminalResponsibility = 10;
    public const int Employment = 14;
    public const int Independence = 14;
    public const int AdultServices = 16;
    public const int SupportedAccommodation = 16;
    public const int ResidentialSchool = 4;
}
