using RegionalProviders.Deadlines;
using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Drafts;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;

namespace RegionalProviders.Notifications.Register;

/// <summary>Keeps which settings an organisation has and in whose area they lie, as the register last recorded them.</summary>
internal sealed class RegistrationRecordedConsumer(
    NotificationsDatabase database,
    DeadlineService deadlines
) : InboxConsumer<RegistrationRecorded>(database)
{
    /// <inheritdoc/>
    protected override async Task HandleAsync(
        RegistrationRecorded message,
        ServiceTransaction transaction
    )
    {
        // The row is held until the commit: of two events the one that comes second replaces what the first has stored.
        var isNew =
            await transaction.ExecuteAsync(
                """
                insert into notifications.register_entry as existing
                    (regulator, urn, setting_id, organisation_id, host_council_id, service_type, updated_at)
                values (@regulator, @Urn, @SettingId, @OrganisationId, @HostAuthorityId, @serviceType, @RecordedAt)
                on conflict (urn, regulator) do update
                set setting_id = excluded.setting_id, organisation_id = excluded.organisation_id,
                    host_council_id = excluded.host_council_id, service_type = excluded.service_type,
                    updated_at = excluded.updated_at
                where existing.updated_at <= excluded.updated_at
                """,
                new
                {
                    regulator = message.Regulator.ToString(),
                    message.Urn,
                    message.SettingId,
                    message.OrganisationId,
                    message.HostAuthorityId,
                    serviceType = message.ServiceType.ToString(),
                    message.RecordedAt,
                }
            ) == 1;
        if (!isNew)
            return;
        if (message.Settings is { } settings)
            await ReplacePremisesAsync(message, settings, transaction);
        await DraftLinks.MoveAsync(message.Regulator, message.Urn, deadlines, transaction);
    }

    private static Task<int> ReplacePremisesAsync(
        RegistrationRecorded message,
        IReadOnlyList<RecordedSetting> settings,
        ServiceTransaction transaction
    )
    {
        var premises = settings.Where(each => each.SettingId != message.SettingId).ToList();
        return transaction.ExecuteAsync(
            """
            delete from notifications.register_premises
            where urn = @Urn and regulator = @regulator and not setting_id = any (@ids);
            insert into notifications.register_premises (regulator, urn, setting_id, host_council_id, service_type)
            select @regulator, @Urn, * from unnest(@ids, @hosts::uuid[], @types)
            on conflict (urn, regulator, setting_id) do update
            set host_council_id = excluded.host_council_id, service_type = excluded.service_type;
            """,
            new
            {
                message.Urn,
                regulator = message.Regulator.ToString(),
                ids = premises.Select(each => each.SettingId).ToArray(),
                hosts = premises.Select(each => each.HostAuthorityId).ToArray(),
                types = premises.Select(each => each.ServiceType).Names(),
            }
        );
    }
}
