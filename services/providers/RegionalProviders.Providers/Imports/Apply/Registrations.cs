namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>Writes new registrations and those whose data on the list differs from the register.</summary>
internal static class Registrations
{
    public static async Task RunAsync(ImportRun run)
    {
        await MergeAsync(run);
        await WriteAsync(run);
        await WriteOwnershipAsync(run);
    }

    // An empty cell, or a column that the list does not have, says nothing: the existing value is kept.
    private static Task MergeAsync(ImportRun run)
    {
        string[] columns = ["registered_on", "sector", "owner_id", "linked_education_urn"];
        var others = string.Join(
            ", ",
            columns.Select(column =>
                $"{column} = case when speaks then coalesce({column}, held_{column}) else held_{column} end"
            )
        );
        return run.ExecuteAsync(
            $"""
            update import_registration set
                provision_type = case when speaks then coalesce(provision_type, held_provision_type, '')
                    else held_provision_type end,
                status = case when speaks then coalesce(status, held_status, 'Unspecified') else held_status end,
                {others};

            update import_registration r set withdrawn = case
                -- One that only an older list has is history, if the later full list would have had its kind.
                when is_new then coalesce(@asAt < @latestFull, false) and exists (
                    select from {run.Schema}.registration f
                    where f.regulator = @regulator and f.full_listed_on is not null
                      and f.provision_type = r.provision_type)
                when not held_withdrawn then false
                -- It is back by being on the full list, or on a later one as running. Lists of a year name leavers, too.
                else not (speaks and (@full or (coalesce(@asAt > @latestFull, true) and status in ('Active', 'Suspended'))))
            end;

            update import_registration set changed = not is_new and
                (provision_type, status, registered_on, sector, owner_id, linked_education_urn, withdrawn)
                is distinct from (held_provision_type, held_status, held_registered_on, held_sector, held_owner_id,
                                  held_linked_education_urn, held_withdrawn)
            """
        );
    }

    private static Task WriteAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            insert into {s}.registration (id, regulator, urn, provision_type, status, registered_on, sector, owner_id,
                linked_education_urn, last_listed_on, full_listed_on, withdrawn, created_at, updated_at)
            select id, @regulator, urn, provision_type, status, registered_on, sector, owner_id,
                linked_education_urn, @asAt, case when @isFull then @asAt end, withdrawn, @now, @now
            from import_registration where is_new order by urn;

            update {s}.registration g
            set provision_type = r.provision_type, status = r.status, registered_on = r.registered_on,
                sector = r.sector, owner_id = r.owner_id, linked_education_urn = r.linked_education_urn,
                withdrawn = r.withdrawn, updated_at = @now, version = g.version + 1
            from import_registration r where g.id = r.id and r.changed;

            update {s}.registration g
            set last_listed_on = greatest(g.last_listed_on, @asAt),
                full_listed_on = case when @isFull then greatest(g.full_listed_on, @asAt) else g.full_listed_on end
            from import_registration r
            where g.id = r.id and not r.is_new and (g.last_listed_on is null or g.last_listed_on < @asAt
                or (@isFull and (g.full_listed_on is null or g.full_listed_on < @asAt)))
            """
        );
    }

    private static Task WriteOwnershipAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            update {s}.ownership w set to_on = @asAt
            from import_registration r
            where w.registration_id = r.id and w.to_on is null and r.changed
              and r.owner_id is distinct from w.organisation_id;

            insert into {s}.ownership (id, registration_id, organisation_id, from_on)
            select {s}.uuid_v7(@now), r.id, r.owner_id, @asAt
            from import_registration r
            where r.owner_id is not null and (r.is_new or r.changed)
              and not exists (select from {s}.ownership w where w.registration_id = r.id and w.to_on is null)
            """
        );
    }
}
