namespace RegionalProviders.Placements.Events;

/// <summary>
/// The number of a council's live placements at a setting changed. A placement is live if it has started and not ended;
/// passing its planned end does not end it. Changes caused by the date (a start, or an end recorded in advance) are
/// published within an hour of midnight in London. Aggregate: council and setting. To rebuild, use
/// <c>PositionService.ListPositions</c>.
/// </summary>
/// <param name="CouncilId">The placing council.</param>
/// <param name="SettingId">The setting.</param>
/// <param name="LiveCount">Number of live placements now.</param>
/// <param name="AsOf">The day of the count, Europe/London.</param>
/// <param name="Version">
/// Increases with every change: ignore an event with a lower version than the one already known.
/// </param>
/// <param name="LiveSince">
/// The day on which the number rose from nothing, by the platform's clock; null while it is nothing. What the council says
/// of its placements does not change it.
/// </param>
public sealed record PlacementPositionChanged(
    Guid CouncilId,
    Guid SettingId,
    int LiveCount,
    DateOnly AsOf,
    long Version,
    DateOnly? LiveSince = null
);
