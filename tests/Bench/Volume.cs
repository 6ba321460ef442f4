using System.Globalization;
using Dapper;
using Npgsql;

namespace RegionalProviders.Bench;

/// <summary>
/// Fills the register, directly in the tables: regions, types and judgements in about the published shares, names of
/// two or three words, a tenth as many owners as settings.
/// </summary>
internal static class Volume
{
    private const int FirstUrn = 3_000_000;

    internal static string UrnOf(int number) =>
        (FirstUrn + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>A connection as the owner of a schema's tables, which acts under their policies as the platform.</summary>
    internal static async Task<NpgsqlConnection> OwnerAsync(string owner)
    {
        var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await connection.ExecuteAsync(
            """
            select set_config('app.principal_kind', 'system', false), set_config('app.subject', 'bench', false),
                set_config('app.tenant_id', '', false), set_config('app.coordinator_of', '', false),
                set_config('app.organisation_id', '', false), set_config('app.today', current_date::text, false)
            """
        );
        return connection;
    }

    /// <summary>Adds settings up to the given number, as the owner of the tables and under their policies.</summary>
    internal static async Task FillAsync(string owner, int settings)
    {
        await using var connection = await OwnerAsync(owner);
        var there = await connection.ExecuteScalarAsync<int>(
            "select count(*)::integer from providers.setting"
        );
        await connection.ExecuteAsync(
            """
            create temp table new_setting as
            select
                i, gen_random_uuid() as id, gen_random_uuid() as registration_id, (@FirstUrn + i)::text as urn,
                (array['Willow','Oak','Ash','Beech','Rowan','Hazel','Elm','Cedar','Maple','Birch','Holly','Alder','Larch',
                       'Hawthorn','Juniper','Bramley','Orchard','Meadow','Brook','Stone','Mill','Park','Hill','Station',
                       'Church','Manor','Castle','River','Lake','Forest'])[1 + i % 30] || ' ' ||
                (array['House','Lodge','View','Cottage','Grange','Court','Bank','Gardens','Place','Farm','Villa'])[1 + i / 30 % 11]
                || case when i % 3 = 0 then ' ' || (i / 330)::text else '' end as name,
                (array['ChildrensHome','ChildrensHome','ChildrensHome','ChildrensHome','ChildrensHome','ChildrensHome',
                       'ResidentialSchool38','ResidentialSchool52','ResidentialFamilyCentre','ParentAndChildFostering'])[1 + i * 7 % 10] as service_type,
                (array['North West','North West','West Midlands','South East','Yorkshire and the Humber','East Midlands',
                       'London','East of England','South West','North East'])[1 + i * 3 % 10] as region,
                -- Value, rank and band of the judgement: most are good.
                (array['Good','Good','Good','Good','Good','Good','Outstanding','Outstanding','Requires improvement to be good',
                       'Inadequate'])[1 + i * 13 % 10] as judgement
            from generate_series(@there + 1, @settings) i;

            insert into providers.organisation (id, name, name_key, created_at, updated_at)
            select gen_random_uuid(), 'Owner ' || i, 'owner ' || i, now(), now()
            from generate_series(@there / 10 + 1, @settings / 10) i;

            insert into providers.registration
                (id, regulator, urn, provision_type, status, sector, owner_id, last_listed_on, created_at, updated_at)
            select n.registration_id, 'Ofsted', n.urn, 'Children''s home', 'Active', 'Private', o.id, '2025-03-31', now(), now()
            from new_setting n join providers.organisation o on o.name_key = 'owner ' || 1 + n.i % (@settings / 10);

            insert into providers.current_judgement (registration_id, scale, value, rank, band, inspected_on)
            select registration_id, 'OfstedSccif', judgement,
                case judgement when 'Inadequate' then 1 when 'Requires improvement to be good' then 2 when 'Good' then 3 else 4 end,
                case judgement when 'Outstanding' then 'Strong' when 'Good' then 'Good' when 'Inadequate' then 'Failing' else 'Weak' end,
                '2024-06-01'
            from new_setting;

            insert into providers.setting (id, registration_id, is_primary, service_type, sort_name, created_at, updated_at)
            select id, registration_id, true, service_type, urn, now(), now() from new_setting;

            insert into providers.setting_source
                (setting_id, source, name, service_type, host_authority_id, region, places, as_at, updated_at)
            select n.id, 'OpenList', n.name, n.service_type, a.id, n.region, 1 + n.i % 8, '2025-03-31', now()
            from new_setting n
            join (select id, row_number() over (order by gss_code) as n from providers.authority where nation = 'England') a
                on a.n = 1 + n.i % 150;

            select count(*) from providers.compose_settings(array(select id from new_setting), now());
            drop table new_setting;
            """,
            new
            {
                FirstUrn,
                there,
                settings,
            },
            commandTimeout: 600
        );
        await connection.ExecuteAsync(
            "vacuum (analyze) providers.setting, providers.registration, providers.organisation, providers.current_judgement",
            commandTimeout: 600
        );
    }
}
