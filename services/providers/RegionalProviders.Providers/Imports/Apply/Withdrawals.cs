namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>
/// Marks registrations as withdrawn if the regulator's full list no longer contains them. Exceptions: registrations on
/// a later list, registrations whose row was rejected, and kinds of provision that the full list never contains (a
/// council's own agencies). Before anything is stored it is decided whether the list may say so.
/// </summary>
internal static class Withdrawals
{
    private const int UrnsShown = 20;

    /// <summary>Finds what the list lacks and decides what follows.</summary>
    public static async Task<MissingRegistrations> FindAsync(ImportRun run, ImportRequest request)
    {
        await run.ExecuteAsync(
            $"""
            create temp table import_missing on commit drop as
            select g.id, g.urn, g.status, not exists (select from import_row r where r.urn = g.urn) as is_missing
            from {run.Schema}.registration g
            where @full and g.regulator = @regulator and not g.withdrawn
              and coalesce(g.last_listed_on, '-infinity') <= @asAt
              and (g.full_listed_on is not null or g.provision_type in (
                    select coalesce(provision_type, held_provision_type) from import_registration))
            """
        );
        var found = await run.Transaction.QuerySingleAsync<MissingRegistrations>(
            $"""
            select m.count, m.held, m.first_urns, r.unreadable_numbers, r.rows_read
            from (
                select (count(*) filter (where is_missing))::integer as count, count(*)::integer as held,
                    (coalesce(array_agg(urn order by urn) filter (where is_missing), '{"{}"}'))[1:{UrnsShown}] as first_urns
                from import_missing
            ) m, (
                select (count(*) filter (where outcome = 'Rejected' and urn is null))::integer as unreadable_numbers,
                    (count(*) filter (where outcome is distinct from 'Rejected'))::integer as rows_read
                from import_row
            ) r
            """
        );
        return found.Decided(request);
    }

    /// <summary>Withdraws them, if the list may say that they have left.</summary>
    public static Task RunAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            create temp table import_withdrawn on commit drop as
            select id, status from import_missing where is_missing and @withdraws;

            update {s}.registration g set withdrawn = true, updated_at = @now, version = g.version + 1
            from import_withdrawn w where g.id = w.id
            """
        );
    }
}
