namespace RegionalProviders.Placements.Regional;

/// <summary>What the register, which everybody may read, says of a setting that was open on the day that is counted.</summary>
/// <param name="Urn">Number of the registration.</param>
/// <param name="Provider">Its owner; <see cref="RegionalPlacement.Unknown"/> where the register has none.</param>
/// <param name="HostAuthority">Where it lies; <see cref="RegionalPlacement.Unknown"/> where the register does not say.</param>
/// <param name="Kind">Kind of service: a return may name only some types of service there.</param>
/// <param name="Places">More children cannot live there; null where the register has no number, as of fostering agencies.</param>
internal sealed record RegionalSetting(
    string Urn,
    string Provider,
    string HostAuthority,
    string Kind,
    int? Places
)
{
    /// <summary>In the place of a setting that the register does not have.</summary>
    public static RegionalSetting None { get; } =
        new(
            RegionalPlacement.Unknown,
            RegionalPlacement.Unknown,
            RegionalPlacement.Unknown,
            RegionalPlacement.Unknown,
            null
        );
}
