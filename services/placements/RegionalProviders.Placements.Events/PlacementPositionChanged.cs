namespace RegionalProviders.Placements.Events;

/// <summary>
/// The number of live placements of a council at a setting changed. Live is what has started and not ended; a planned
/// end that passes ends nothing. Changes that days bring (a start, an end that was recorded ahead) are published within
/// an hour of midnight in London. Aggregate: council and setting. Rebuild from <c>PositionService.ListPositions</c>.
/// </summary>
/// <param name="CouncilId">The placing council.</param>
/// <param name="SettingId">The setting.</param>
/// <param name="LiveCount">How many are live now.</param>
/// <param name="AsOf">The day of the count, Europe/London.</param>
/// <param name="Version">Grows with every change: what comes with a lower one is older and to be ignored.</param>
public sealed record PlacementPositionChanged(
    Guid CouncilId,
    Guid SettingId,
    int LiveCount,
    DateOnly AsOf,
    long Version
);
