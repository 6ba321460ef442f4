using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Events;

/// <summary>
/// A draft notice is shown to coordinators because the host authority did not issue it in time, is unknown, or is in no
/// consortium. Anyone allowed to see the draft reads it by its id. Aggregate: the draft's id.
/// </summary>
/// <param name="DraftId">The draft.</param>
/// <param name="Cause">The change in the register that led to the draft.</param>
/// <param name="SettingId">The setting.</param>
/// <param name="HostCouncilId">The host authority; null if unknown.</param>
public sealed record NoticeDraftEscalated(
    Guid DraftId,
    DraftCause Cause,
    Guid SettingId,
    Guid? HostCouncilId
);
