using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Events;

namespace RegionalProviders.PlacementPositions;

/// <summary>Stores where councils have children placed.</summary>
/// <typeparam name="TDatabase">
/// The database of the service, whose schema has <see cref="PlacementPositionsSchema.Source"/>.
/// </typeparam>
public sealed class PlacementPositionConsumer<TDatabase>(TDatabase database)
    : InboxConsumer<PlacementPositionChanged>(database)
    where TDatabase : ServiceDatabase
{
    /// <inheritdoc/>
    protected override Task HandleAsync(
        PlacementPositionChanged message,
        ServiceTransaction transaction
    ) =>
        transaction.ExecuteAsync(
            $"""
            insert into {transaction.Schema.Name}.position as existing
                (council_id, setting_id, live_count, live_since, version, stored_at)
            values (@CouncilId, @SettingId, @LiveCount,
                case when @LiveCount > 0 then coalesce(@LiveSince, {transaction.Schema.Name}.today()) end, @Version, @Now)
            on conflict (council_id, setting_id) do update
            set live_count = excluded.live_count,
                live_since = case when excluded.live_count > 0
                    then coalesce(@LiveSince, existing.live_since, excluded.live_since) end,
                version = excluded.version, stored_at = excluded.stored_at
            where existing.version < excluded.version
            """,
            new
            {
                message.CouncilId,
                message.SettingId,
                message.LiveCount,
                message.Version,
                message.LiveSince,
                transaction.Now,
            }
        );
}
