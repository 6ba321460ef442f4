using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;

namespace RegionalProviders.RegisterCopy;

/// <summary>Settings of a registration besides its primary one, as stored by the service.</summary>
internal static class StoredPremises
{
    /// <summary>Replaces the stored settings with those of the event.</summary>
    public static Task<int> ReplaceAsync(
        RegistrationRecorded message,
        IReadOnlyList<RecordedSetting> settings,
        ServiceTransaction transaction
    )
    {
        var schema = transaction.Schema.Name;
        var premises = settings.Where(each => each.SettingId != message.SettingId).ToList();
        return transaction.ExecuteAsync(
            $"""
            delete from {schema}.register_premises
            where urn = @Urn and regulator = @regulator and not setting_id = any (@ids);
            insert into {schema}.register_premises (regulator, urn, setting_id, host_council_id, service_type)
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
                types = premises.Select(each => each.ServiceType.KnownName()).ToArray(),
            }
        );
    }
}
