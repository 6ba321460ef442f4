using RegionalProviders.Identity.Events;
using RegionalProviders.Membership;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.Membership;

/// <summary>Keeps the memberships that decide what councils share with each other.</summary>
internal sealed class ConsortiumMembershipConsumer(ProvidersDatabase database)
    : InboxConsumer<ConsortiumMembershipChanged>(database)
{
    /// <inheritdoc/>
    protected override Task HandleAsync(
        ConsortiumMembershipChanged message,
        ServiceTransaction transaction
    ) => StoreAsync(message, transaction);

    /// <summary>Stores the membership as the event says it now is, unless a later event has said so before.</summary>
    internal static Task StoreAsync(
        ConsortiumMembershipChanged message,
        ServiceTransaction transaction
    ) =>
        new StoredMembership(
            message.MembershipId,
            message.ConsortiumId,
            message.CouncilId,
            message.From,
            message.To,
            message.Version
        ).StoreAsync(transaction);
}
