using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Circulation;

/// <summary>Delivers every version of a notice to the inboxes of its recipients.</summary>
internal sealed class NoticeCirculatedConsumer(NotificationsDatabase database, InboxFanOut fanOut)
    : InboxConsumer<NoticeCirculated>(database)
{
    /// <inheritdoc/>
    protected override Task HandleAsync(NoticeCirculated message, ServiceTransaction transaction) =>
        fanOut.CirculateAsync(message, transaction);
}
