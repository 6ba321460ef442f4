using RegionalProviders.Messaging;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>
/// Publishes the events of the import. They are read from the staging tables and written to the outbox in sets, because
/// the first list creates thousands of registrations.
/// </summary>
internal static class ImportEvents
{
    public static async Task RunAsync(ImportRun run)
    {
        await PublishRegisteredAsync(run);
        await PublishChangedAsync(run);
        await PublishJudgementsAsync(run);
        await PublishStatusesAsync(run);
        await RegistrationRecords.PublishAsync(
            run.Transaction,
            $"""
            r.id in (
                select id from import_registration where is_new
                union
                select registration_id from import_judgement where stands
                union
                select registration_id from import_setting where is_new
                union
                select c.registration_id from import_history h join {run.Schema}.setting c on c.id = h.setting_id
            )
            """
        );
    }

    private static async Task PublishRegisteredAsync(ImportRun run)
    {
        var events = await run.Transaction.QueryAsync<ProviderRegistered>(
            $"""
            select r.id as registration_id, @regulator as regulator, r.urn, t.id as setting_id, t.service_type, r.status,
                r.withdrawn, r.owner_id, t.host_authority_id, t.band, @asAt as as_at, @importId as import_id,
                @historic as historic
            from import_registration r join {run.Schema}.setting t on t.registration_id = r.id and t.is_primary
            where r.is_new order by r.urn
            """,
            run.Parameters
        );
        await run.Transaction.PublishAllAsync(events, each => each.RegistrationId.ToString());
    }

    private static async Task PublishChangedAsync(ImportRun run)
    {
        var settings = await run.Transaction.QueryAsync<ChangedSetting>(
            $"""
            select t.id as setting_id, t.registration_id, t.regulator, t.urn, h.fields, t.host_authority_id
            from (
                select setting_id, array_agg(field order by field) as fields from import_history
                where field not in ('registration.status', 'registration.withdrawn', 'registration.judgement')
                group by setting_id
                union all
                select p.id, array['setting'] from import_setting p join import_registration r on r.id = p.registration_id
                where p.is_new and not r.is_new
            ) h join {run.Schema}.setting t on t.id = h.setting_id
            order by t.urn
            """,
            run.Parameters
        );
        await run.Transaction.PublishAllAsync(
            settings.Select(setting => new ProviderChanged(
                setting.SettingId,
                setting.RegistrationId,
                setting.Regulator,
                setting.Urn,
                setting.Fields,
                setting.HostAuthorityId,
                run.ImportId
            )),
            each => each.RegistrationId.ToString()!
        );
    }

    // A registration that has left its list is historical: nobody can act on its judgements.
    private static async Task PublishJudgementsAsync(ImportRun run)
    {
        var events = await run.Transaction.QueryAsync<JudgementChanged>(
            $"""
            select j.registration_id, @regulator as regulator, t.urn, t.id as setting_id, t.host_authority_id, j.scale,
                j.held_value as old_value, coalesce(j.held_band, 'None') as old_band, j.value as new_value,
                j.band as new_band, j.direction, j.inspected_on, j.published_on,
                j.band = 'Failing' and j.held_band is distinct from 'Failing' as became_failing, @importId as import_id,
                @historic as historic
            from import_judgement j join {run.Schema}.setting t on t.registration_id = j.registration_id and t.is_primary
            where (j.direction in ('Up', 'Down') or (j.direction = 'First' and j.band = 'Failing')) and not t.withdrawn
            order by t.urn
            """,
            run.Parameters
        );
        await run.Transaction.PublishAllAsync(events, each => each.RegistrationId.ToString());
    }

    private static async Task PublishStatusesAsync(ImportRun run)
    {
        var events = await run.Transaction.QueryAsync<RegistrationStatusChanged>(
            $"""
            select c.id as registration_id, @regulator as regulator, t.urn, t.id as setting_id, t.host_authority_id,
                c.old_status, c.new_status, c.effective_on, c.became_withdrawn, c.returned, @importId as import_id,
                @historic as historic
            from (
                select id, held_status as old_status, status as new_status,
                    case when status <> held_status then coalesce(status_on, @asAt) else @asAt end as effective_on,
                    false as became_withdrawn, held_withdrawn and not withdrawn as returned
                from import_registration
                where not is_new and (status <> held_status or (held_withdrawn and not withdrawn))
                union all
                select id, status, status, @asAt, true, false from import_withdrawn
            ) c join {run.Schema}.setting t on t.registration_id = c.id and t.is_primary
            order by t.urn
            """,
            run.Parameters
        );
        await run.Transaction.PublishAllAsync(events, each => each.RegistrationId.ToString());
    }

    private sealed record ChangedSetting
    {
        public Guid SettingId { get; init; }
        public Guid RegistrationId { get; init; }
        public Regulator Regulator { get; init; }
        public string? Urn { get; init; }
        public string[] Fields { get; init; } = [];
        public Guid? HostAuthorityId { get; init; }
    }
}
