namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>
/// Marks registrations as withdrawn if the regulator's full list no longer contains them. Exceptions: registrations on
/// a later list, registrations whose row was rejected, and kinds of provision that the full list never contains (a
/// council's own agencies).
/// </summary>
internal static class Withdrawals
{
    public static Task RunAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            create temp table import_withdrawn on commit drop as
            select g.id, g.status from {s}.registration g
            where @full and g.regulator = @regulator and not g.withdrawn
              and coalesce(g.last_listed_on, '-infinity') <= @asAt
              and not exists (select from import_row r where r.urn = g.urn)
              and (g.full_listed_on is not null
                   or g.provision_type in (select provision_type from import_registration));

            update {s}.registration g set withdrawn = true, updated_at = @now, version = g.version + 1
            from import_withdrawn w where g.id = w.id
            """
        );
    }
}
