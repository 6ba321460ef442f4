using RegionalProviders.Persistence;

namespace RegionalProviders.PlacementPositions;

/// <summary>Where councils have children placed: a small read model that a service keeps in its own schema.</summary>
public static class PlacementPositionsSchema
{
    /// <summary>
    /// The table <c>position</c> and the function <c>placed_settings()</c>. Name it in
    /// <see cref="ServiceSchema.Sources"/> after the source of the copy of the register.
    /// </summary>
    public static MigrationSource Source { get; } =
        new("placement_positions", typeof(PlacementPositionsSchema).Assembly);
}
