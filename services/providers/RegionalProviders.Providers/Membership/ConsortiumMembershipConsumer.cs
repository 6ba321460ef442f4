using RegionalProviders.Identity.Events;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.Membership;

/// <summary>Keeps the memberships that decide which councils the register is open to.</summary>
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
        transaction.ExecuteAsync(
            $"""
            insert into {transaction.Schema.Name}.membership as held
                (id, consortium_id, council_id, from_on, to_on, version)
            values (@MembershipId, @ConsortiumId, @CouncilId, @From, @To, @Version)
            on conflict (id) do update
            set consortium_id = excluded.consortium_id, council_id = excluded.council_id,
                from_on = excluded.from_on, to_on = excluded.to_on, version = excluded.version
            where held.version <= excluded.version
            """,
            message
        );
}
