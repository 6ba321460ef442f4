namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>
/// Links registrations to schools: GIAS names the children's home linked to a school. A school named by Ofsted's own
/// list takes precedence.
/// </summary>
internal static class SchoolLinks
{
    public static Task RunAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            create temp table import_link on commit drop as
            select distinct on (g.id) g.id, r.urn, r.row_no
            from import_row r join {s}.registration g on g.regulator = 'Ofsted' and g.urn = r.childrens_home_urn
            where r.outcome is null and g.linked_education_urn is null
            order by g.id, r.row_no;

            update {s}.registration g set linked_education_urn = l.urn, updated_at = @now, version = g.version + 1
            from import_link l where g.id = l.id
            """
        );
    }
}
