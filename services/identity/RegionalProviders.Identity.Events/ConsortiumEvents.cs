namespace RegionalProviders.Identity.Events;

/// <summary>A consortium was created. It has no members yet.</summary>
/// <param name="ConsortiumId">The consortium.</param>
public sealed record ConsortiumCreated(Guid ConsortiumId);

/// <summary>
/// A membership began, or its last day was set; carries the membership as it now is. Published in order per consortium,
/// but a replayed event may arrive late: a consumer that keeps its own copy stores, for each
/// <paramref name="MembershipId"/>, the event with the greatest <paramref name="Version"/>, and rebuilds the copy from
/// <c>ConsortiumService.ListMembers</c> with <c>include_ended</c>.
/// </summary>
/// <param name="MembershipId">The membership.</param>
/// <param name="ConsortiumId">The consortium.</param>
/// <param name="CouncilId">The council.</param>
/// <param name="From">First day, Europe/London; may lie in the future.</param>
/// <param name="To">Last day, Europe/London; null while it is open-ended.</param>
/// <param name="Version">
/// Grows with every change of the consortium's members; 0 in events published before this field existed.
/// </param>
public sealed record ConsortiumMembershipChanged(
    Guid MembershipId,
    Guid ConsortiumId,
    Guid CouncilId,
    DateOnly From,
    DateOnly? To,
    long Version = 0
);
