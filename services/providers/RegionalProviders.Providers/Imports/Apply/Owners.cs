namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>
/// Matches owners by Companies House number if the list gives it, otherwise by name, ignoring case and spaces.
/// Organisations are never renamed, because two lists may spell the same owner differently for ever.
/// </summary>
internal static class Owners
{
    public static Task RunAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            create temp table import_owner on commit drop as
            select distinct on (owner_key)
                owner_key, owner_name, max(owner_number) over (partition by owner_key) as owner_number
            from import_registration where owner_key is not null
            order by owner_key, row_no;

            insert into {s}.organisation (id, name, name_key, company_number, created_at, updated_at)
            select {s}.uuid_v7(@now), o.owner_name, o.owner_key, o.owner_number, @now, @now
            from (
                select distinct on (coalesce(owner_number, owner_key)) *
                from import_owner order by coalesce(owner_number, owner_key), owner_key
            ) o
            where not exists (select from {s}.organisation x where x.name_key = o.owner_key)
              and not exists (select from {s}.organisation x where x.company_number = o.owner_number);

            update {s}.organisation x set company_number = o.owner_number, updated_at = @now, version = x.version + 1
            from (
                select distinct on (owner_number) * from import_owner
                where owner_number is not null order by owner_number, owner_key
            ) o
            where x.name_key = o.owner_key and x.company_number is null
              and not exists (select from {s}.organisation y where y.company_number = o.owner_number);

            update import_registration r set owner_id = coalesce(
                (select id from {s}.organisation x where x.company_number = o.owner_number),
                (select id from {s}.organisation x where x.name_key = o.owner_key))
            from import_owner o
            where r.owner_key = o.owner_key
            """
        );
    }
}
