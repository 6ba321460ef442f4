using RegionalProviders.Persistence;

namespace RegionalProviders.Membership;

/// <summary>A council's membership of a consortium, as an event says that it now is.</summary>
/// <param name="MembershipId">The membership.</param>
/// <param name="ConsortiumId">The consortium.</param>
/// <param name="CouncilId">The council.</param>
/// <param name="From">First day, Europe/London.</param>
/// <param name="To">Last day, Europe/London; null while it lasts.</param>
/// <param name="Version">Of the event.</param>
public sealed record StoredMembership(
    Guid MembershipId,
    Guid ConsortiumId,
    Guid CouncilId,
    DateOnly From,
    DateOnly? To,
    long Version
)
{
    /// <summary>Stores it, unless a later event has been stored before.</summary>
    public Task StoreAsync(ServiceTransaction transaction)
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
            this
        );
    }
}
