using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Clocks;

/// <summary>Notices that councils have not acknowledged in time.</summary>
internal sealed partial class AcknowledgementGrpcService(NotificationsDatabase database)
    : AcknowledgementService.AcknowledgementServiceBase;
