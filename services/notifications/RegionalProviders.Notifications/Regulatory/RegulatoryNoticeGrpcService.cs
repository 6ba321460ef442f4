using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Regulatory;

/// <summary>What regulators tell local authorities, and what councils decide about their placements.</summary>
internal sealed partial class RegulatoryNoticeGrpcService(NotificationsDatabase database)
    : RegulatoryNoticeService.RegulatoryNoticeServiceBase;
