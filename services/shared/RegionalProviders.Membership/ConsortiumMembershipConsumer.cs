using RegionalProviders.Identity.Events;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;

namespace RegionalProviders.Membership;

/// <summary>
/// Keeps the memberships that decide what councils share with each other. A service that does more when one changes
/// derives from it.
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
