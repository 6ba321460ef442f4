using RegionalProviders.Deadlines;
using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Drafts a notice if a regulator suspends a registration or restricts accommodation, and ends the draft if that is
/// lifted. Reads the stored state, so that the order of events does not matter.
/// </summary>
internal sealed class RegulatoryNoticeRecordedConsumer(
    NotificationsDatabase database,
    DeadlineService deadlines
) : InboxConsumer<RegulatoryNoticeRecorded>(database)
{
    /// <inheritdoc/>
    protected override async Task HandleAsync(
        RegulatoryNoticeRecorded message,
        ServiceTransaction transaction
    )
    {
        if (await ActiveRestriction.FindAsync(message.RegulatoryNoticeId, transaction) is { } limit)
            await DraftAsync(limit, transaction);
        else
            await LiftedRestrictions.EndDraftsAsync(transaction);
        await LiftedRestrictions.ResumeDraftsAsync(
            message.RegulatoryNoticeId,
            deadlines,
            transaction
        );
    }

    private async Task DraftAsync(ActiveRestriction limit, ServiceTransaction tx)
    {
        var cause = DraftCauses.Of(limit.Type);
        var draft = new NewDraft
        {
            Cause = cause,
            Regulator = limit.Regulator,
            Urn = limit.Urn,
            SettingId = limit.SettingId,
            HostAuthorityId = null,
            ImportId = limit.RegulatoryNoticeId,
            RegulatoryNoticeId = limit.RegulatoryNoticeId,
            Status =
                cause == DraftCause.RegistrationSuspended
                    ? RegistrationStatus.Suspended
                    : RegistrationStatus.Unspecified,
            EffectiveOn = limit.From,
        };
        await draft.LockAsync(tx);
        // First, because a draft of a suspension or restriction no longer in force does not cover this one.
        await LiftedRestrictions.EndDraftsAsync(tx);
        if (!await RegulatoryDrafts.LinkExistingDraftAsync(limit, cause, tx))
            await draft.StoreAsync(deadlines, tx);
    }
}
