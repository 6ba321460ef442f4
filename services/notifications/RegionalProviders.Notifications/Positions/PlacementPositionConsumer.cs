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
            insert into notifications.position as held (council_id, setting_id, live_count, version)
            values (@CouncilId, @SettingId, @LiveCount, @Version)
            on conflict (council_id, setting_id) do update
            set live_count = excluded.live_count, version = excluded.version
            where held.version < excluded.version
            """,
            message
        );
}
