using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Regulatory;

/// <summary>Notices from regulators to local authorities, and councils' decisions about their placements.</summary>
internal sealed partial class RegulatoryNoticeGrpcService(NotificationsDatabase database)
    : RegulatoryNoticeService.RegulatoryNoticeServiceBase;
