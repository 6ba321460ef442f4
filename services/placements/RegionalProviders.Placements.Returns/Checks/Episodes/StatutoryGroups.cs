namespace RegionalProviders.Placements.Returns;

/// <summary>Groups of statutory codes that several rules share.</summary>
internal static class StatutoryGroups
{
    /// <summary>The reason for the end of an episode that another follows on the same day.</summary>
    public const string Continued = "X1";

    /// <summary>The reason for a new episode of a child that was not looked after before it.</summary>
    public const string Started = "S";

    public static bool IsShortBreak(string? legalStatus) => legalStatus is "V3" or "V4";

    public static bool IsTemporary(string? place) => place is "T0" or "T1" or "T2" or "T3" or "T4";

    public static bool IsFoster(string? place) =>
        place is "U1" or "U2" or "U3" or "U4" or "U5" or "U6";

    public static bool IsForAdoption(string? place) => place is "A3" or "A4" or "A5" or "A6";

    public static bool IsAdopted(string? endReason) => endReason is "E11" or "E12";

    public static bool IsGuardianship(string? endReason) =>
        endReason is "E45" or "E46" or "E47" or "E48";
}
