using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Placements.Register;

/// <summary>Keeps what returns are checked against: the registrations of the register, as it last recorded them.</summary>
internal sealed class RegistrationRecordedConsumer(PlacementsDatabase database)
    : InboxConsumer<RegistrationRecorded>(database)
{
    /// <inheritdoc/>
    protected override async Task HandleAsync(
        RegistrationRecorded message,
        ServiceTransaction transaction
    )
    {
        // The row is locked until the commit: of two events the one that comes second replaces what the first has stored.
        var stored = await StoreAsync(message, transaction);
        if (stored == 1 && message.Settings is { } settings)
            await ReplacePremisesAsync(message, settings, transaction);
    }

    private static Task<int> StoreAsync(
        RegistrationRecorded message,
        ServiceTransaction transaction
    ) =>
        transaction.ExecuteAsync(
            """
            insert into placements.register_entry as existing (regulator, urn, registered_on, withdrawn_on, service_type,
                provision_type, sector, nation, host_council_id, failing, restricted, setting_id, organisation_id,
                setting_name, organisation_name, places, updated_at)
            values (@regulator, @Urn, @RegisteredOn, @WithdrawnOn, @serviceType, @ProvisionType, @Sector, @nation,
                @HostAuthorityId, @failing, @restricted, @SettingId, @OrganisationId,
                coalesce(@SettingName, ''), coalesce(@OrganisationName, ''), @Places, @RecordedAt)
            on conflict (urn, regulator) do update
            set registered_on = excluded.registered_on, withdrawn_on = excluded.withdrawn_on,
                service_type = excluded.service_type, provision_type = excluded.provision_type,
                sector = excluded.sector, nation = excluded.nation, host_council_id = excluded.host_council_id,
                failing = excluded.failing, restricted = excluded.restricted, setting_id = excluded.setting_id,
                organisation_id = excluded.organisation_id,
                setting_name = coalesce(@SettingName, existing.setting_name),
                organisation_name = coalesce(@OrganisationName,
                    case when excluded.organisation_id = existing.organisation_id then existing.organisation_name end, ''),
                places = excluded.places, updated_at = excluded.updated_at
            where existing.updated_at <= excluded.updated_at
            """,
            new
            {
                regulator = message.Regulator.ToString(),
                message.Urn,
                message.RegisteredOn,
                message.WithdrawnOn,
                serviceType = (
                    Enum.IsDefined(message.ServiceType)
                        ? message.ServiceType
                        : ServiceType.Unspecified
                ).ToString(),
                message.ProvisionType,
                message.Sector,
                nation = Initial(message.Nation),
                message.HostAuthorityId,
                failing = message.Band == JudgementBand.Failing,
                restricted = message.Status == RegistrationStatus.Suspended,
                message.SettingId,
                message.OrganisationId,
                message.SettingName,
                message.OrganisationName,
                message.Places,
                message.RecordedAt,
            }
        );

    private static Task<int> ReplacePremisesAsync(
        RegistrationRecorded message,
        IReadOnlyList<RecordedSetting> settings,
        ServiceTransaction transaction
    ) =>
        transaction.ExecuteAsync(
            """
            delete from placements.register_premises
            where urn = @Urn and regulator = @regulator and not setting_id = any (@premises);
            insert into placements.register_premises (regulator, urn, setting_id)
            select @regulator, @Urn, unnest(@premises)
            on conflict do nothing;
            """,
            new
            {
                message.Urn,
                regulator = message.Regulator.ToString(),
                premises = settings
                    .Select(each => each.SettingId)
                    .Where(id => id != message.SettingId)
                    .ToArray(),
            }
        );

    // E, W, S, N; empty where unknown.
    private static string Initial(string nation) => nation.Length == 0 ? "" : nation[..1];
}
