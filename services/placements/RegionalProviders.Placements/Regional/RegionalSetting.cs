namespace RegionalProviders.Placements.Regional;

/// <summary>A setting that was open on the snapshot date, as shown in the register, which everybody may read.</summary>
/// <param name="Urn">Number of the registration.</param>
/// <param name="Provider">Its owner; <see cref="RegionalPlacement.Unknown"/> if the register has none.</param>
/// <param name="HostAuthority">
/// Host authority; <see cref="RegionalPlacement.Unknown"/> if the register does not have it.
/// </param>
/// <param name="Kind">Kind of service: a return may contain only certain service types there.</param>
/// <param name="Places">Maximum number of children; null if the register has no number, as for fostering agencies.</param>
internal sealed record RegionalSetting(
    string Urn,
    string Provider,
    string HostAuthority,
    string Kind,
    int? Places
)
{
    /// <summary>Used in place of a setting that the register does not have.</summary>
    public static RegionalSetting None { get; } =
        new(
            RegionalPlacement.Unknown,
            RegionalPlacement.Unknown,
            RegionalPlacement.Unknown,
            RegionalPlacement.Unknown,
            null
        );
}
