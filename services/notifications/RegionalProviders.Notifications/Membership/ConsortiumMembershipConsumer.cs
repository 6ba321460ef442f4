using RegionalProviders.Identity.Events;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.Circulation;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Membership;

/// <summary>Keeps who is a member, and delivers to a council that joins what is open.</summary>
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
