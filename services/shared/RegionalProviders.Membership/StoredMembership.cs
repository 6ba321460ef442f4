using RegionalProviders.Identity.Events;
using RegionalProviders.Persistence;

namespace RegionalProviders.Membership;

/// <summary>A council's membership of a consortium, as stored by the service.</summary>
public static class StoredMembership
{
    /// <summary>Stores the membership as the event describes it, unless a later event has already been stored.</summary>
    public static Task StoreAsync(
        ConsortiumMembershipChanged message,
        ServiceTransaction transaction
    )
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return transaction.ExecuteAsync(
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
}
