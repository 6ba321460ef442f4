namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>Decides what became of each row: the sum of the outcomes is the number of rows, always.</summary>
internal static class Outcomes
{
    public static Task RunAsync(ImportRun run) =>
        run.ExecuteAsync(
            """
            create temp table import_outcome on commit drop as
            select row_no, min(outcome) as outcome from (
                select row_no, 1 as outcome from import_registration where is_new
                union all select row_no, 2 from import_registration where changed
                union all select row_no, 2 from import_setting where changed
                union all select row_no, 2 from import_inspection where is_new or changed
                union all select row_no, 2 from import_judgement where stands
                union all select row_no, 2 from import_link
            ) o group by row_no;
            analyze import_outcome;

            update import_row r set outcome = 3 where outcome is null
                and not exists (select from import_outcome o where o.row_no = r.row_no);
            update import_row r set outcome = o.outcome from import_outcome o
            where o.row_no = r.row_no and r.outcome is null
            """
        );
}
