using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Digests;

/// <summary>What a week brought a council.</summary>
internal sealed partial class DigestGrpcService(NotificationsDatabase database)
    : DigestService.DigestServiceBase;
