using RegionalProviders.Deadlines;
using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Drafts a notice if a registration is suspended or has ended, and ends drafts whose cause no longer applies.
/// </summary>
internal sealed class RegistrationStatusChangedConsumer(
    NotificationsDatabase database,
    DeadlineService deadlines
) : InboxConsumer<RegistrationStatusChanged>(database)
{
    /// <inheritdoc/>
    protected override async Task HandleAsync(
        RegistrationStatusChanged message,
        ServiceTransaction transaction
    )
    {
        if (
            !await RegisterChange.IsNewAsync(
                message.SettingId,
                RegisterChange.Status,
                message.ImportId,
                transaction
            )
        )
            return;
        // A registration that returns had left its list; one that leaves its list was on it.
        var before = DraftCauses.Of(message.OldStatus, message.Returned);
        var now = DraftCauses.Of(message.NewStatus, message.BecameWithdrawn);
        if (now == before)
            return;
        var draft = new NewDraft
        {
            Cause = now,
            Regulator = message.Regulator,
            Urn = message.Urn,
            SettingId = message.SettingId,
            HostAuthorityId = message.HostAuthorityId,
            ImportId = message.ImportId,
            Status = message.NewStatus,
            EffectiveOn = message.EffectiveOn,
        };
        // The subject lock comes before any lock on drafts, as when a draft is issued.
        await draft.LockAsync(transaction);
        await DraftLinks.EndStatusAsync(message.SettingId, now, message.EffectiveOn, transaction);
        if (now != DraftCause.Unspecified && !message.Historic)
            await draft.StoreAsync(deadlines, transaction);
    }
}
