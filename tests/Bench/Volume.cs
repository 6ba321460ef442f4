using Dapper;
using Npgsql;

namespace RegionalProviders.Bench;

/// <summary>Fills the register with as many settings as England has, straight into the tables.</summary>
internal static class Volume
{
    internal const int Settings = 20_000;

    internal static async Task FillAsync(string superuser)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await connection.ExecuteAsync(
            """
            insert into providers.organisation (id, name, name_key, created_at, updated_at)
            select gen_random_uuid(), 'Owner ' || i, 'owner ' || i, now(), now() from generate_series(1, 2000) i;

            insert into providers.registration
                (id, regulator, urn, provision_type, status, sector, owner_id, last_listed_on, created_at, updated_at)
            select gen_random_uuid(), 1, (3000000 + i)::text, 'Children''s home', 1, 'Private', o.id, '2025-03-31', now(), now()
            from generate_series(1, @Settings) i
            join (select id, row_number() over (order by name) as n from providers.organisation) o on o.n = 1 + i % 2000;

            insert into providers.current_judgement (registration_id, scale, value, rank, band, inspected_on)
            select id, 1, 'Good', 3, 2, '2024-06-01' from providers.registration;

            insert into providers.setting (id, registration_id, is_primary, service_type, sort_name, created_at, updated_at)
            select gen_random_uuid(), id, true, 2, urn, now(), now() from providers.registration;

            insert into providers.setting_source (setting_id, source, name, host_authority_id, places, as_at, updated_at)
            select s.id, 1, 'House ' || s.sort_name, a.id, 4, '2025-03-31', now()
            from (select *, row_number() over (order by sort_name) as n from providers.setting) s
            join (select id, row_number() over (order by gss_code) as n from providers.authority where nation = 'England') a
              on a.n = 1 + s.n % 150;
            """,
            new { Settings },
            commandTimeout: 120
        );
        await connection.ExecuteAsync(
            "select count(*) from providers.compose_settings(array(select id from providers.setting), now()); analyze",
            commandTimeout: 300
        );
    }
}
