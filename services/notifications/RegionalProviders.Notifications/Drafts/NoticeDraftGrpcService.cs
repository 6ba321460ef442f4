using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Drafts of notices that the platform makes.</summary>
internal sealed partial class NoticeDraftGrpcService(NotificationsDatabase database)
    : NoticeDraftService.NoticeDraftServiceBase;
