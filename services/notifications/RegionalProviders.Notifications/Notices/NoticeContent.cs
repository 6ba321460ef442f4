using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Notices;

/// <summary>What of a notice may differ from version to version.</summary>
internal sealed record NoticeContent(
    string Facts,
    string ProviderComments,
    PlacementAction PlacementAction,
    bool Urgent,
    DateOnly ReviewOn
);
