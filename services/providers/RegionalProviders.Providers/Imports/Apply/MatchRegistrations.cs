namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>
/// Selects one row per registration to represent it and joins it with the register's data. A list older than the latest
/// full one, or than the latest one containing the registration, does not change an existing registration: an owner of
/// years ago is not the current owner.
/// </summary>
internal static class MatchRegistrations
{
    public static Task RunAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            update import_row r set outcome = 'Unchanged'
            where r.outcome is null and not r.in_scope and not exists (
                select from {s}.registration g where g.regulator = @regulator and g.urn = r.urn);

            create temp table import_registration on commit drop as
            with speaking as (
                select distinct on (urn) * from import_row
                where outcome is null
                order by urn, list_key <> '', last_event_on desc nulls last, row_no desc
            )
            select
                coalesce(g.id, {s}.uuid_v7(@now)) as id, g.id is null as is_new, p.row_no, p.urn,
                g.id is null or (not @older and (g.last_listed_on is null or @asAt >= g.last_listed_on)) as speaks,
                p.provision_type, p.status, p.status_on, p.registered_on, p.sector, p.linked_education_urn,
                p.owner_name, p.owner_key, p.owner_number, null::uuid as owner_id, p.service_type_default, p.name,
                false as withdrawn, false as changed,
                g.provision_type as held_provision_type, g.status as held_status,
                g.registered_on as held_registered_on, g.sector as held_sector, g.owner_id as held_owner_id,
                g.linked_education_urn as held_linked_education_urn, coalesce(g.withdrawn, false) as held_withdrawn
            from speaking p
            left join {s}.registration g on g.regulator = @regulator and g.urn = p.urn;
            create unique index on import_registration (urn);
            create unique index on import_registration (id);
            analyze import_registration
            """
        );
    }
}
