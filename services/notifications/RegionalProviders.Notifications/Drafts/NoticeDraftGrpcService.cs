using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Draft notices that the platform creates.</summary>
internal sealed partial class NoticeDraftGrpcService(NotificationsDatabase database)
    : NoticeDraftService.NoticeDraftServiceBase;
