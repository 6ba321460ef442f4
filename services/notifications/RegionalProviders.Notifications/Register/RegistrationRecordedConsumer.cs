using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;

namespace RegionalProviders.Notifications.Register;

/// <summary>Keeps which settings an organisation has, as the register last recorded them.</summary>
internal sealed class RegistrationRecordedConsumer(NotificationsDatabase database)
    : InboxConsumer<RegistrationRecorded>(database)
{
    /// <inheritdoc/>
    protected override Task HandleAsync(
        RegistrationRecorded message,
        ServiceTransaction transaction
    ) =>
        transaction.ExecuteAsync(
            """
            insert into notifications.register_entry as held
                (regulator, urn, setting_id, organisation_id, host_council_id, service_type, updated_at)
            values (@regulator, @Urn, @SettingId, @OrganisationId, @HostAuthorityId, @serviceType, @RecordedAt)
            on conflict (urn, regulator) do update
            set setting_id = excluded.setting_id, organisation_id = excluded.organisation_id,
                host_council_id = excluded.host_council_id, service_type = excluded.service_type, updated_at = excluded.updated_at
            where held.updated_at <= excluded.updated_at
            """,
            new
            {
                regulator = (short)message.Regulator,
                message.Urn,
                message.SettingId,
                message.OrganisationId,
                message.HostAuthorityId,
                serviceType = (short)message.ServiceType,
                message.RecordedAt,
            }
        );
}
