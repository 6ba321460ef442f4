using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Events;

/// <summary>
/// A council recorded what a regulator told. Whoever may see the notice reads it by its id. Aggregate: the setting's id.
/// </summary>
/// <param name="RegulatoryNoticeId">The regulatory notice.</param>
/// <param name="Type">What the regulator told.</param>
/// <param name="SettingId">The setting that it names.</param>
public sealed record RegulatoryNoticeRecorded(
    Guid RegulatoryNoticeId,
    RegulatoryNoticeType Type,
    Guid SettingId
);
