using RegionalProviders.Identity.Events;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;

namespace RegionalProviders.Membership;

/// <summary>
/// Stores the memberships that decide what councils share with each other. A service that needs to do more when one
/// changes derives from this class.
/// </summary>
/// <typeparam name="TDatabase">The database of the service, whose schema has <see cref="MembershipSchema.Source"/>.</typeparam>
public class ConsortiumMembershipConsumer<TDatabase>(TDatabase database)
    : InboxConsumer<ConsortiumMembershipChanged>(database)
    where TDatabase : ServiceDatabase
{
    /// <inheritdoc/>
    protected override Task HandleAsync(
        ConsortiumMembershipChanged message,
        ServiceTransaction transaction
    ) => StoredMembership.StoreAsync(message, transaction);
}
