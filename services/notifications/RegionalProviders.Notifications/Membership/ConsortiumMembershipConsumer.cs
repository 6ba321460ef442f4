using RegionalProviders.Identity.Events;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.Circulation;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Membership;

/// <summary>Keeps the copy of memberships, and delivers open notices to a council that joins.</summary>
internal sealed class ConsortiumMembershipConsumer(
    NotificationsDatabase database,
    InboxFanOut fanOut
) : ConsortiumMembershipConsumer<NotificationsDatabase>(database)
{
    /// <inheritdoc/>
    protected override async Task HandleAsync(
        ConsortiumMembershipChanged message,
        ServiceTransaction transaction
    )
    {
        await base.HandleAsync(message, transaction);
        await fanOut.CatchUpAsync(message.CouncilId, transaction);
    }
}
