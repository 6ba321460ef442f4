using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Events;

namespace RegionalProviders.Notifications.Positions;

/// <summary>Keeps where councils have children placed: it decides whom a notice affects.</summary>
internal sealed class PlacementPositionConsumer(NotificationsDatabase database)
    : InboxConsumer<PlacementPositionChanged>(database)
{
    /// <inheritdoc/>
    protected override Task HandleAsync(
        PlacementPositionChanged message,
        ServiceTransaction transaction
    ) =>
        transaction.ExecuteAsync(
            """
            insert into notifications.position as existing (council_id, setting_id, live_count, version, stored_at)
            values (@CouncilId, @SettingId, @LiveCount, @Version, @Now)
            on conflict (council_id, setting_id) do update
            set live_count = excluded.live_count, version = excluded.version, stored_at = excluded.stored_at
            where existing.version < excluded.version
            """,
            new
            {
                message.CouncilId,
                message.SettingId,
                message.LiveCount,
                message.Version,
                transaction.Now,
            }
        );
}
