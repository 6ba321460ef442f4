using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Events;

/// <summary>
/// A version of a notice was made and is circulated to members. Whoever may see the notice reads it by its id.
/// Aggregate: the notice's id.
/// </summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="Version">Number of the version, from 1. One that comes late is older than what is known, and to be ignored.</param>
/// <param name="Change">What made it.</param>
/// <param name="Urgent">True where the same working day is asked for.</param>
/// <param name="ConsortiumIds">Consortia whose members receive it.</param>
/// <param name="IssuingCouncilId">The council that issued it.</param>
public sealed record NoticeCirculated(
    Guid NoticeId,
    int Version,
    NoticeChange Change,
    bool Urgent,
    IReadOnlyList<Guid> ConsortiumIds,
    Guid IssuingCouncilId
);
