using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Events;

/// <summary>
/// A council recorded a notice from a regulator. Anyone allowed to see the notice reads it by its id. Aggregate: the
/// setting's id.
/// </summary>
/// <param name="RegulatoryNoticeId">The regulatory notice.</param>
/// <param name="Type">Type of the regulator's notice.</param>
/// <param name="SettingId">The setting named in the notice.</param>
public sealed record RegulatoryNoticeRecorded(
    Guid RegulatoryNoticeId,
    RegulatoryNoticeType Type,
    Guid SettingId
);
