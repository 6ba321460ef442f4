namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>Decides what became of each row: the sum of the outcomes is the number of rows, always.</summary>
internal static class Outcomes
{
    public static Task RunAsync(ImportRun run) =>
        run.ExecuteAsync(
            """
            update import_row r set outcome = case
                when exists (select from import_registration g where g.row_no = r.row_no and g.is_new) then 1
                when r.row_no in (
                    select row_no from import_registration where changed
                    union select row_no from import_setting where changed
                    union select row_no from import_inspection where is_new or changed
                    union select row_no from import_judgement where stands
                    union select row_no from import_link
                ) then 2
                else 3 end
            where outcome is null
            """
        );
}
