using RegionalProviders.Deadlines;
using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Drafts a notice if a registration is suspended when it first appears in the register. A registration that has
/// already ended by then needs no notice: nobody could have recorded a placement there.
/// </summary>
internal sealed class ProviderRegisteredConsumer(
    NotificationsDatabase database,
    DeadlineService deadlines
) : InboxConsumer<ProviderRegistered>(database)
{
    /// <inheritdoc/>
    protected override async Task HandleAsync(
        ProviderRegistered message,
        ServiceTransaction transaction
    )
    {
        if (
            DraftCauses.Of(message.Status, message.Withdrawn) != DraftCause.RegistrationSuspended
            || message.Historic
            || !await RegisterChange.IsNewAsync(
                message.SettingId,
                RegisterChange.Status,
                message.ImportId,
                transaction
            )
        )
            return;
        await new NewDraft
        {
            Cause = DraftCause.RegistrationSuspended,
            Regulator = message.Regulator,
            Urn = message.Urn,
            SettingId = message.SettingId,
            HostAuthorityId = message.HostAuthorityId,
            ImportId = message.ImportId,
            Status = message.Status,
            EffectiveOn = message.AsAt,
        }.StoreAsync(deadlines, transaction);
    }
}
