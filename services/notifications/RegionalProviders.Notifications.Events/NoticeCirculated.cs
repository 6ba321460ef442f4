using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Events;

/// <summary>
/// A new version of a notice is being circulated to members. Anyone allowed to see the notice reads it by its id.
/// Aggregate: the notice's id.
/// </summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="Version">
/// Number of the version, from 1. Ignore an event whose version is lower than the one already known: it arrived late.
/// </param>
/// <param name="Change">The change that created the version.</param>
/// <param name="Urgent">True if action is requested within the same working day.</param>
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
