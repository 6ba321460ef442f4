using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Digests;

/// <summary>Weekly digests of a council's notices.</summary>
internal sealed partial class DigestGrpcService(NotificationsDatabase database)
    : DigestService.DigestServiceBase;
