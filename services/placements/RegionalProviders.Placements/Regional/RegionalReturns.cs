namespace RegionalProviders.Placements.Regional;

/// <summary>The input of a window's tables.</summary>
/// <param name="Placements">Placements in the accepted returns.</param>
/// <param name="Settings">Settings in the register, whether or not they have placements.</param>
/// <param name="BandOf">Gives the distance band for a placing and a host authority.</param>
internal sealed record RegionalReturns(
    IReadOnlyList<RegionalPlacement> Placements,
    IReadOnlyList<RegionalSetting> Settings,
    Func<string, string, string> BandOf
)
{
    /// <summary>The changes since the consortium's last publication; null if there is none.</summary>
    public EarlierYear? Earlier { get; init; }
}
