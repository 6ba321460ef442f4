using RegionalProviders.Deadlines;
using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Drafts a notice if a setting is newly judged to be failing, and drops the draft if a later judgement is better.
/// </summary>
internal sealed class JudgementChangedConsumer(
    NotificationsDatabase database,
    DeadlineService deadlines
) : InboxConsumer<JudgementChanged>(database)
{
    /// <inheritdoc/>
    protected override async Task HandleAsync(
        JudgementChanged message,
        ServiceTransaction transaction
    )
    {
        if (
            !await RegisterChange.IsNewAsync(
                message.SettingId,
                message.Scale.ToString(),
                message.ImportId,
                transaction
            )
        )
            return;
        if (message.NewBand != JudgementBand.Failing)
            await DraftLinks.EndJudgementAsync(message.SettingId, message.Scale, transaction);
        else if (message is { BecameFailing: true, Historic: false })
            await new NewDraft
            {
                Cause = DraftCause.JudgedFailing,
                Regulator = message.Regulator,
                Urn = message.Urn,
                SettingId = message.SettingId,
                HostAuthorityId = message.HostAuthorityId,
                ImportId = message.ImportId,
                Scale = message.Scale,
                OldValue = message.OldValue ?? "",
                NewValue = message.NewValue,
                InspectedOn = message.InspectedOn,
                PublishedOn = message.PublishedOn,
            }.StoreAsync(deadlines, transaction);
    }
}
