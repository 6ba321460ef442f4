using RegionalProviders.Identity.Events;
using RegionalProviders.Membership;
using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Circulation;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Membership;

/// <summary>Keeps who is a member, and delivers to a council that joins what is open.</summary>
internal sealed class ConsortiumMembershipConsumer(
    NotificationsDatabase database,
    InboxFanOut fanOut
) : InboxConsumer<ConsortiumMembershipChanged>(database)
{
    /// <inheritdoc/>
    protected override async Task HandleAsync(
        ConsortiumMembershipChanged message,
        ServiceTransaction transaction
    )
    {
        await new StoredMembership(
            message.MembershipId,
            message.ConsortiumId,
            message.CouncilId,
            message.From,
            message.To,
            message.Version
        ).StoreAsync(transaction);
        await fanOut.CatchUpAsync(message.CouncilId, transaction);
    }
}
