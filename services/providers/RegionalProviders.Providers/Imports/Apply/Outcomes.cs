namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>Decides the outcome of each row; the outcomes always add up to the number of rows.</summary>
internal static class Outcomes
{
    public static Task RunAsync(ImportRun run) =>
        run.ExecuteAsync(
            """
            create temp table import_outcome on commit drop as
            select row_no, case when bool_or(is_new) then 'Created' else 'Updated' end as outcome from (
                select row_no, is_new from import_registration where is_new or changed
                union all select row_no, false from import_setting where changed
                union all select row_no, false from import_inspection where is_new or changed
                union all select row_no, false from import_judgement where stands
                union all select row_no, false from import_link
            ) o group by row_no;
            analyze import_outcome;

            update import_row r set outcome = 'Unchanged' where outcome is null
                and not exists (select from import_outcome o where o.row_no = r.row_no);
            update import_row r set outcome = o.outcome from import_outcome o
            where o.row_no = r.row_no and r.outcome is null
            """
        );
}
