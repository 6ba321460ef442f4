using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Drafts;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;
using RegionalProviders.RegisterCopy;

namespace RegionalProviders.Notifications.Register;

/// <summary>Keeps the copy of the register, and assigns drafts to the host authority that it now names.</summary>
internal sealed class RegistrationRecordedConsumer(
    NotificationsDatabase database,
    DeadlineService deadlines
) : RegistrationRecordedConsumer<NotificationsDatabase>(database)
{
    /// <inheritdoc/>
    protected override Task StoredAsync(
        RegistrationRecorded message,
        ServiceTransaction transaction
    ) => DraftLinks.MoveAsync(message.Regulator, message.Urn, deadlines, transaction);
}
