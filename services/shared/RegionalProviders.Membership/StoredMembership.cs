using RegionalProviders.Identity.Events;
using RegionalProviders.Persistence;

namespace RegionalProviders.Membership;

/// <summary>A council's membership of a consortium, as the service keeps it.</summary>
public static class StoredMembership
{
    /// <summary>Stores it as the event says that it now is, unless a later event has been stored before.</summary>
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
