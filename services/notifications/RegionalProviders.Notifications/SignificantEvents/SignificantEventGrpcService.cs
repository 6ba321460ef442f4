using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.SignificantEvents;

/// <summary>Significant events in settings, and what councils do about them.</summary>
internal sealed partial class SignificantEventGrpcService(
    NotificationsDatabase database,
    DeadlineService deadlines
) : SignificantEventService.SignificantEventServiceBase;
