using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;

namespace RegionalProviders.RegisterCopy;

/// <summary>A registration with its primary setting, as stored by the service.</summary>
internal static class StoredRegistration
{
    /// <summary>Stores what the event says; false if a later event has already been stored.</summary>
    public static async Task<bool> StoreAsync(
        RegistrationRecorded message,
        ServiceTransaction transaction
    ) =>
        await transaction.ExecuteAsync(
            $"""
            insert into {transaction.Schema.Name}.register_entry as existing (regulator, urn, setting_id, setting_name,
                organisation_id, organisation_name, service_type, listed_service_type, provision_type, sector, status, band,
                registered_on, withdrawn_on, host_council_id, nation, places, updated_at)
            values (@regulator, @Urn, @SettingId, coalesce(@SettingName, ''), @OrganisationId,
                coalesce(@OrganisationName, ''), @serviceType, @listedServiceType, @ProvisionType, @Sector, @status, @band, @RegisteredOn,
                @WithdrawnOn, @HostAuthorityId, @nation, @Places, @RecordedAt)
            on conflict (urn, regulator) do update
            set setting_id = excluded.setting_id, setting_name = coalesce(@SettingName, existing.setting_name),
                organisation_id = excluded.organisation_id,
                organisation_name = coalesce(@OrganisationName,
                    case when excluded.organisation_id = existing.organisation_id then existing.organisation_name end, ''),
                service_type = excluded.service_type, listed_service_type = excluded.listed_service_type,
                provision_type = excluded.provision_type,
                sector = excluded.sector, status = excluded.status, band = excluded.band,
                registered_on = excluded.registered_on, withdrawn_on = excluded.withdrawn_on,
                host_council_id = excluded.host_council_id, nation = excluded.nation,
                places = excluded.places, updated_at = excluded.updated_at
            where existing.updated_at <= excluded.updated_at
            """,
            new
            {
                regulator = message.Regulator.ToString(),
                message.Urn,
                message.SettingId,
                message.SettingName,
                message.OrganisationId,
                message.OrganisationName,
                serviceType = message.ServiceType.KnownName(),
                listedServiceType = message.ListedServiceType.KnownName(),
                message.ProvisionType,
                message.Sector,
                status = message.Status.KnownName(),
                band = message.Band.KnownName(),
                message.RegisteredOn,
                message.WithdrawnOn,
                message.HostAuthorityId,
                nation = Initial(message.Nation),
                message.Places,
                message.RecordedAt,
            }
        ) == 1;

    // E, W, S or N; empty if unknown.
    private static string Initial(string nation) => nation.Length == 0 ? "" : nation[..1];
}
