using Microsoft.Extensions.Options;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Inbox;

/// <summary>The inbox of the caller's council.</summary>
internal sealed partial class InboxGrpcService(
    NotificationsDatabase database,
    InboxReader reader,
    InboxNotifier notifier,
    InboxWatches watches,
    IHostApplicationLifetime lifetime,
    IOptions<NotificationsOptions> options
) : InboxService.InboxServiceBase;
