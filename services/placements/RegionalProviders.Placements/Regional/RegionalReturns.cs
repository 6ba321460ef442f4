namespace RegionalProviders.Placements.Regional;

/// <summary>What the tables of a window are made of.</summary>
/// <param name="Placements">Of the accepted returns.</param>
/// <param name="Settings">Of the register, whether children are placed there or not.</param>
/// <param name="BandOf">The distance band of a placing and a host authority.</param>
internal sealed record RegionalReturns(
    IReadOnlyList<RegionalPlacement> Placements,
    IReadOnlyList<RegionalSetting> Settings,
    Func<string, string, string> BandOf
)
{
    /// <summary>What has changed since the consortium's last publication; null where there is none.</summary>
    public EarlierYear? Earlier { get; init; }
}
