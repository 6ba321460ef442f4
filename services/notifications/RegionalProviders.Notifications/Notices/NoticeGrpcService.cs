using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Notices;

/// <summary>Notices that members share.</summary>
internal sealed partial class NoticeGrpcService(
    NotificationsDatabase database,
    DeadlineService deadlines
) : NoticeService.NoticeServiceBase;
