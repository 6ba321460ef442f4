using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>
/// Writes the list's values for settings as those of its source; composing the settings decides which source wins.
/// Withheld does not mean unknown: if an open list withholds a name, that list's earlier name is removed, and other
/// sources keep theirs.
/// </summary>
internal static class Settings
{
    public static async Task RunAsync(ImportRun run)
    {
        await MatchAsync(run);
        await WriteAsync(run);
    }

    private static Task MatchAsync(ImportRun run)
    {
        var s = run.Schema;
        const string supported = nameof(ServiceType.SupportedAccommodation);
        return run.ExecuteAsync(
            $"""
            create temp table import_setting on commit drop as
            with speaking as (
                select distinct on (r.urn, r.list_key) r.*, g.id as registration_id
                from import_row r join import_registration g on g.urn = r.urn
                where r.outcome is null
                order by r.urn, r.list_key, r.last_event_on desc nulls last, r.row_no desc
            ),
            matched as (
                select p.*, coalesce(t.id, {s}.uuid_v7(@now)) as id, t.id is null as is_new,
                    o.setting_id is null or o.as_at is null or @asAt >= o.as_at as speaks,
                    p.address_lines is not null or p.town is not null or p.postcode is not null as has_address,
                    o.as_at as held_as_at, o.name as held_name, coalesce(o.name_withheld, false) as held_name_withheld,
                    o.service_type as held_service_type, o.address_lines as held_address_lines, o.town as held_town,
                    o.county as held_county, o.postcode as held_postcode,
                    coalesce(o.address_withheld, false) as held_address_withheld,
                    o.host_authority_id as held_authority_id, o.region as held_region, o.places as held_places,
                    o.latitude as held_latitude, o.longitude as held_longitude
                from speaking p
                left join {s}.setting t on t.registration_id = p.registration_id
                    and coalesce(t.list_key, case when t.is_primary then '' end) = p.list_key
                left join {s}.setting_source o on o.setting_id = t.id and o.source = @source
            ),
            merged as (
                select id, is_new, speaks, row_no, registration_id, list_key, service_type_default, held_as_at,
                    case when name_withheld then case when @source <> 'OpenList' then held_name end
                         else coalesce(name, held_name) end as name,
                    @source = 'OpenList' and (name_withheld or (name is null and held_name_withheld)) as name_withheld,
                    coalesce(service_type, held_service_type) as service_type,
                    case {Address("address_lines")} end as address_lines,
                    case {Address("town")} end as town,
                    case {Address("county")} end as county,
                    case {Address("postcode")} end as postcode,
                    @source = 'OpenList' and (address_withheld or (not has_address and held_address_withheld))
                        as address_withheld,
                    coalesce(authority_id, held_authority_id) as authority_id,
                    coalesce(region, held_region) as region, coalesce(places, held_places) as places,
                    case when latitude is null then held_latitude else latitude end as latitude,
                    case when latitude is null then held_longitude else longitude end as longitude,
                    (held_name, held_name_withheld, held_service_type, held_address_lines, held_town, held_county,
                     held_postcode, held_address_withheld, held_authority_id, held_region, held_places, held_latitude,
                     held_longitude)::text as held
                from matched
            )
            select *, speaks and (is_new or held <> (name, name_withheld, service_type, address_lines, town, county,
                postcode, address_withheld, authority_id, region, places, latitude, longitude)::text) as changed
            from merged;

            -- Premises may come before any list has their provider: it then has a primary setting without an address.
            insert into import_setting (id, is_new, speaks, row_no, registration_id, list_key, service_type_default, name,
                name_withheld, service_type, address_withheld, changed)
            select {s}.uuid_v7(@now), true, true, r.row_no, r.id, '', '{supported}', r.name,
                false, '{supported}', false, true
            from import_registration r
            where r.is_new and not exists (
                select from import_setting t where t.registration_id = r.id and t.list_key = '');
            create index on import_setting (registration_id);
            analyze import_setting
            """
        );
    }

    // An address is accepted, kept or withheld as a whole.
    private static string Address(string column) =>
        $"when address_withheld then case when @source <> 'OpenList' then held_{column} end when has_address then {column} else held_{column}";

    private static Task WriteAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            insert into {s}.setting
                (id, registration_id, is_primary, list_key, service_type, sort_name, created_at, updated_at)
            select id, registration_id, list_key = '', list_key, coalesce(service_type, service_type_default), '~',
                @now, @now
            from import_setting where is_new;

            insert into {s}.setting_source as o (setting_id, source, name, name_withheld, service_type, address_lines,
                town, county, postcode, address_withheld, host_authority_id, region, places, latitude, longitude,
                as_at, updated_at)
            select id, @source, name, name_withheld, service_type, address_lines, town, county, postcode,
                address_withheld, authority_id, region, places, latitude, longitude, @asAt, @now
            from import_setting
            where speaks and (changed or held_as_at is distinct from @asAt)
            on conflict (setting_id, source) do update
            set name = excluded.name, name_withheld = excluded.name_withheld, service_type = excluded.service_type,
                address_lines = excluded.address_lines, town = excluded.town, county = excluded.county,
                postcode = excluded.postcode, address_withheld = excluded.address_withheld,
                host_authority_id = excluded.host_authority_id, region = excluded.region, places = excluded.places,
                latitude = excluded.latitude, longitude = excluded.longitude, as_at = excluded.as_at,
                updated_at = excluded.updated_at
            """
        );
    }
}
