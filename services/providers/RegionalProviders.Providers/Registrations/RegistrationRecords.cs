using System.Diagnostics;
using System.Globalization;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>Publishes registrations as they now are, in one statement however many they are.</summary>
internal static class RegistrationRecords
{
    private const string S = ProvidersModule.Name;

    private static readonly string Payload = $"""
        'registrationId', r.id, 'regulator', {Member<Regulator>("r.regulator")}, 'urn', r.urn, 'settingId', t.id,
        'organisationId', r.owner_id, 'serviceType', {Member<ServiceType>(
            "t.service_type"
        )}, 'provisionType', r.provision_type,
        'sector', coalesce(r.sector, ''), 'status', {Member<RegistrationStatus>("r.status")},
        'registeredOn', r.registered_on, 'withdrawnOn', case when {Ended} then {EndedOn} end,
        'hostAuthorityId', t.host_authority_id, 'nation', coalesce(a.nation, ''),
        'band', {Member<JudgementBand>("t.band")}, 'recordedAt', l.recorded_at,
        'settingName', coalesce(t.name, ''), 'organisationName', coalesce(o.name, ''),
        'settings', (
            select jsonb_agg(jsonb_build_object('settingId', p.id, 'serviceType', {Member<ServiceType>(
            "p.service_type"
        )}, 'hostAuthorityId', p.host_authority_id) order by p.id)
            from {S}.setting p where p.registration_id = r.id)
        """;

    private static string Ended =>
        $"(r.withdrawn or r.status in ({(int)RegistrationStatus.Resigned}, {(int)RegistrationStatus.Cancelled}, {(int)RegistrationStatus.Closed}))";

    // One that came with its end, from an older list or a list of leavers, has no change in its history.
    private static string EndedOn =>
        $"""
            coalesce((
                select i.as_at from {S}.history h join {S}.import i on i.id = h.import_id
                where h.setting_id = t.id and h.field in ('registration.status', 'registration.withdrawn')
                order by h.changed_at desc, h.id desc limit 1), r.last_listed_on)
            """;

    /// <summary>Publishes the registrations <c>r</c> that the condition picks, with all of their settings.</summary>
    public static async Task<int> PublishAsync(
        ServiceTransaction transaction,
        string where,
        Guid? registrationId = null
    )
    {
        // In a statement of its own: the next one sees what was committed while this one waited.
        var held = await transaction.QueryAsync<Guid>(
            $"""
            insert into {S}.registration_record as l (registration_id, recorded_at)
            select r.id, @Now from {S}.registration r where {where} order by r.id
            on conflict (registration_id) do update
            set recorded_at = greatest(excluded.recorded_at, l.recorded_at + interval '1 microsecond')
            returning registration_id
            """,
            new { registrationId, transaction.Now }
        );
        return await WriteAsync(transaction, [.. held]);
    }

    private static Task<int> WriteAsync(ServiceTransaction transaction, Guid[] registrations) =>
        transaction.ExecuteAsync(
            $"""
            insert into {S}.outbox (message_id, aggregate, type, payload, traceparent, created_at)
            select {S}.uuid_v7(@now), r.id::text, @type, jsonb_build_object({Payload}), @trace, @now
            from {S}.registration r
            join {S}.registration_record l on l.registration_id = r.id
            join {S}.setting t on t.registration_id = r.id and t.is_primary
            left join {S}.authority a on a.id = t.host_authority_id
            left join {S}.organisation o on o.id = r.owner_id
            where r.id = any (@registrations)
            order by r.urn
            """,
            new
            {
                registrations,
                now = transaction.Now,
                type = typeof(RegistrationRecorded).FullName,
                trace = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
                    ? activity.Id
                    : null,
            }
        );

    /// <summary>SQL for the .NET name of an enum's number, as events carry it.</summary>
    private static string Member<TEnum>(string number)
        where TEnum : struct, Enum =>
        $"case {number} {string.Join(' ', Enum.GetValues<TEnum>().Select(value => string.Create(CultureInfo.InvariantCulture, $"when {Convert.ToInt32(value, CultureInfo.InvariantCulture)} then '{value}'")))} end";
}
