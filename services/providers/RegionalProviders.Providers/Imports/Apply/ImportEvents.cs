using System.Diagnostics;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.Registrations;

namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>Writes the events of the import into the outbox, in sets: the first list of all registers thousands.</summary>
internal static class ImportEvents
{
    public static async Task RunAsync(ImportRun run)
    {
        await WriteAsync<ProviderRegistered>(run, "r.id", Registered(run.Schema));
        await WriteAsync<ProviderChanged>(run, "t.registration_id", Changed(run.Schema));
        await WriteAsync<JudgementChanged>(run, "j.registration_id", Judged(run.Schema));
        await WriteAsync<RegistrationStatusChanged>(run, "c.id", StatusChanged(run.Schema));
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

    private static Task<int> WriteAsync<TEvent>(
        ImportRun run,
        string aggregate,
        (string Payload, string From) sql
    ) =>
        run.Transaction.ExecuteAsync(
            $"""
            insert into {run.Schema}.outbox (message_id, aggregate, type, payload, traceparent, created_at)
            select {run.Schema}.uuid_v7(@now), {aggregate}::text, @type, jsonb_build_object({sql.Payload}), @trace, @now
            {sql.From}
            """,
            new
            {
                importId = run.ImportId,
                regulator = (short)run.Kind.Regulator,
                asAt = run.AsAt,
                historic = run.IsHistoric,
                now = run.Transaction.Now,
                type = typeof(TEvent).FullName,
                trace = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
                    ? activity.Id
                    : null,
            }
        );

    private static (string, string) Registered(string s) =>
        (
            $"""
            'registrationId', r.id, 'regulator', {EnumNames.Member(
                "Regulator",
                "@regulator"
            )}, 'urn', r.urn,
            'settingId', t.id, 'serviceType', {EnumNames.Member("ServiceType", "t.service_type")},
            'status', {EnumNames.Member(
                "RegistrationStatus",
                "r.status"
            )}, 'withdrawn', r.withdrawn,
            'ownerId', r.owner_id, 'hostAuthorityId', t.host_authority_id,
            'band', {EnumNames.Member(
                "JudgementBand",
                "t.band"
            )}, 'asAt', @asAt, 'importId', @importId,
            'historic', @historic
            """,
            $"""
            from import_registration r join {s}.setting t on t.registration_id = r.id and t.is_primary
            where r.is_new order by r.urn
            """
        );

    private static (string, string) Changed(string s) =>
        (
            $"""
            'settingId', t.id, 'registrationId', t.registration_id,
            'regulator', {EnumNames.Member(
                "Regulator",
                "t.regulator"
            )}, 'urn', t.urn, 'fields', h.fields,
            'hostAuthorityId', t.host_authority_id, 'importId', @importId
            """,
            $"""
            from (
                select setting_id, array_agg(field order by field) as fields from import_history
                where field not in ('registration.status', 'registration.withdrawn', 'registration.judgement')
                group by setting_id
                union all
                select p.id, array['setting'] from import_setting p join import_registration r on r.id = p.registration_id
                where p.is_new and not r.is_new
            ) h join {s}.setting t on t.id = h.setting_id
            order by t.urn
            """
        );

    private static (string, string) Judged(string s) =>
        (
            $"""
            'registrationId', j.registration_id, 'regulator', {EnumNames.Member(
                "Regulator",
                "@regulator"
            )},
            'urn', t.urn, 'settingId', t.id, 'hostAuthorityId', t.host_authority_id,
            'scale', {EnumNames.Member("JudgementScale", "j.scale")},
            'oldValue', j.held_value, 'oldBand', {EnumNames.Member(
                "JudgementBand",
                "coalesce(j.held_band, 5)"
            )},
            'newValue', j.value, 'newBand', {EnumNames.Member("JudgementBand", "j.band")},
            'direction', {EnumNames.Member("JudgementDirection", "j.direction")},
            'inspectedOn', j.inspected_on, 'publishedOn', j.published_on,
            'becameFailing', j.band = 4 and j.held_band is distinct from 4, 'importId', @importId,
            'historic', @historic
            """,
            // A registration that has left its list is history: nobody can act on its judgements.
            $"""
            from import_judgement j join {s}.setting t on t.registration_id = j.registration_id and t.is_primary
            where (j.direction in (1, 2) or (j.direction = 4 and j.band = 4)) and not t.withdrawn
            order by t.urn
            """
        );

    private static (string, string) StatusChanged(string s) =>
        (
            $"""
            'registrationId', c.id, 'regulator', {EnumNames.Member(
                "Regulator",
                "@regulator"
            )}, 'urn', t.urn,
            'settingId', t.id, 'hostAuthorityId', t.host_authority_id,
            'oldStatus', {EnumNames.Member("RegistrationStatus", "c.old_status")},
            'newStatus', {EnumNames.Member(
                "RegistrationStatus",
                "c.new_status"
            )}, 'effectiveOn', c.effective_on,
            'becameWithdrawn', c.became_withdrawn, 'returned', c.returned, 'importId', @importId,
            'historic', @historic
            """,
            $"""
            from (
                select id, held_status as old_status, status as new_status,
                    case when status <> held_status then coalesce(status_on, @asAt) else @asAt end as effective_on,
                    false as became_withdrawn, held_withdrawn and not withdrawn as returned
                from import_registration
                where not is_new and (status <> held_status or (held_withdrawn and not withdrawn))
                union all
                select id, status, status, @asAt, true, false from import_withdrawn
            ) c join {s}.setting t on t.registration_id = c.id and t.is_primary
            order by t.urn
            """
        );
}
