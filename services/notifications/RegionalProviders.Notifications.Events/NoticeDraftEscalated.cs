using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Events;

/// <summary>
/// A draft of a notice is shown to coordinators: the host authority did not issue it in time, is unknown, or is in no
/// consortium. Whoever may see the draft reads it by its id. Aggregate: the draft's id.
/// </summary>
/// <param name="DraftId">The draft.</param>
/// <param name="Cause">What the register learnt.</param>
/// <param name="SettingId">The setting.</param>
/// <param name="HostCouncilId">The host authority; null where unknown.</param>
public sealed record NoticeDraftEscalated(
    Guid DraftId,
    DraftCause Cause,
    Guid SettingId,
    Guid? HostCouncilId
);
