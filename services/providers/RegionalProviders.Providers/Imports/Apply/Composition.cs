using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>Recomputes settings from their sources and registrations, and records what changed.</summary>
internal static class Composition
{
    public static async Task RunAsync(ImportRun run)
    {
        await ComposeAsync(run);
        await WriteHistoryAsync(run);
    }

    private static Task ComposeAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            create temp table import_touched on commit drop as
            select id from import_registration where is_new or changed
            union select registration_id from import_setting where changed
            union select registration_id from import_judgement where stands
            union select registration_id from import_inspection where is_new or changed
            union select id from import_withdrawn;

            create temp table import_before on commit drop as
            select t.* from {s}.setting t
            where t.registration_id in (select id from import_touched)
              and t.id not in (select id from import_setting where is_new);

            select count(*) from {s}.compose_settings(
                (select array_agg(t.id) from {s}.setting t
                 where t.registration_id in (select id from import_touched)), @now)
            """
        );
    }

    private static Task WriteHistoryAsync(ImportRun run)
    {
        var s = run.Schema;
        var before = Address("b");
        var after = Address("a");
        return run.ExecuteAsync(
            $"""
            create temp table import_history on commit drop as
            select a.id as setting_id, v.field, v.old_value, v.new_value
            from import_before b
            join {s}.setting a on a.id = b.id
            cross join lateral (values
                ('name', b.name, a.name),
                ('service_type', {HistoryLabels.Of<ServiceType>("b.service_type")},
                                 {HistoryLabels.Of<ServiceType>("a.service_type")}),
                ('address', {before}, {after}),
                ('host_authority_gss', (select gss_code from {s}.authority where id = b.host_authority_id),
                                       (select gss_code from {s}.authority where id = a.host_authority_id)),
                ('region', b.region, a.region),
                ('places', b.places::text, a.places::text),
                ('coordinates', b.latitude || ',' || b.longitude, a.latitude || ',' || a.longitude)
            ) as v(field, old_value, new_value)
            where v.old_value is distinct from v.new_value
            union all
            select t.id, v.field, v.old_value, v.new_value
            from import_registration r
            join {s}.setting t on t.registration_id = r.id and t.is_primary
            cross join lateral (values
                ('registration.status', {HistoryLabels.Of<RegistrationStatus>("r.held_status")},
                                        {HistoryLabels.Of<RegistrationStatus>("r.status")}),
                ('registration.owner', (select name from {s}.organisation where id = r.held_owner_id),
                                       (select name from {s}.organisation where id = r.owner_id)),
                ('registration.provision_type', r.held_provision_type, r.provision_type),
                ('registration.registered_on', r.held_registered_on::text, r.registered_on::text),
                ('registration.sector', r.held_sector, r.sector),
                ('registration.linked_education_urn', r.held_linked_education_urn, r.linked_education_urn),
                ('registration.withdrawn', r.held_withdrawn::text, r.withdrawn::text)
            ) as v(field, old_value, new_value)
            where r.changed and v.old_value is distinct from v.new_value
            union all
            select t.id, 'registration.judgement', j.held_value, j.value
            from import_judgement j
            join import_registration r on r.id = j.registration_id and not r.is_new
            join {s}.setting t on t.registration_id = r.id and t.is_primary
            where j.stands and j.held_value is distinct from j.value
            union all
            select t.id, 'registration.withdrawn', 'false', 'true'
            from import_withdrawn w join {s}.setting t on t.registration_id = w.id and t.is_primary
            union all
            select t.id, 'registration.linked_education_urn', null, l.urn
            from import_link l join {s}.setting t on t.registration_id = l.id and t.is_primary;

            insert into {s}.history (id, setting_id, field, old_value, new_value, source, import_id, changed_at)
            select {s}.uuid_v7(@now), setting_id, field, old_value, new_value, 'import', @importId, @now
            from import_history
            """
        );
    }

    private static string Address(string row) =>
        $"nullif(array_to_string(array_remove({row}.address_lines || {row}.town || {row}.county || {row}.postcode, null), ', '), '')";
}
