using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Notices;

/// <summary>The parts of a notice that may differ between versions.</summary>
internal sealed record NoticeContent(
    string Facts,
    string ProviderComments,
    PlacementAction PlacementAction,
    bool Urgent,
    DateOnly ReviewOn
);
