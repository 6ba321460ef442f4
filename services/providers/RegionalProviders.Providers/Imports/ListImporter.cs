using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Imports.Apply;
using RegionalProviders.Providers.Imports.Staging;
using RegionalProviders.Providers.Lists;

namespace RegionalProviders.Providers.Imports;

/// <summary>
/// Imports one list within a transaction: the rows are copied to a staging table and then processed in sets. Rejected
/// rows do not affect the others; a list that cannot be read raises a <see cref="ListException"/>.
/// </summary>
internal static class ListImporter
{
    /// <summary>Imports and returns the id of the import.</summary>
    public static async Task<Guid> ImportAsync(
        ServiceTransaction transaction,
        ListReader list,
        ImportRequest request,
        DateOnly today
    )
    {
        var kind = ImportKind.Of(list.Tables);
        var asAt = AsAt(list, today);
        // Imports of one regulator are serialised, because each one compares its list with the result of the previous one.
        await transaction.LockAsync($"{transaction.Schema.Name}.import.{kind.Regulator}");
        // Other services take the greater import id, and so the later record of a registration, for the later one.
        transaction.ResetTimestamp(
            await transaction.QuerySingleAsync<DateTime?>(
                $"select max(imported_at) from {transaction.Schema.Name}.import where regulator = @regulator",
                new { regulator = kind.Regulator.ToString() }
            )
        );
        var latestFull = await transaction.QuerySingleAsync<DateOnly?>(
            $"""
            select max(as_at) from {transaction.Schema.Name}.import
            where regulator = @regulator and is_full and absences_concluded
            """,
            new { regulator = kind.Regulator.ToString() }
        );
        var run = new ImportRun(
            transaction,
            Guid.CreateVersion7(transaction.Now),
            kind,
            asAt,
            latestFull
        )
        {
            HasFullList = await transaction.QuerySingleAsync<bool>(
                $"""
                select exists (select from {transaction.Schema.Name}.import
                    where regulator = @regulator and is_full and state = 'Imported')
                """,
                new { regulator = kind.Regulator.ToString() }
            ),
        };

        // JIT compilation of statements that each run only once takes longer than running them.
        await transaction.ExecuteAsync("set local jit = off");
        await StagingTable.FillAsync(transaction, list, asAt);
        await HistoryLabels.LoadAsync(run);
        await MatchRegistrations.RunAsync(run);
        run.Missing = await Withdrawals.FindAsync(run, request);
        if (run.Missing.StopsImport)
            await Report.WriteStoppedAsync(run, Facts(list, request.FileName));
        else
            await ApplyAsync(run, Facts(list, request.FileName));
        return run.ImportId;
    }

    private static async Task ApplyAsync(ImportRun run, FileFacts file)
    {
        await Owners.RunAsync(run);
        await Apply.Registrations.RunAsync(run);
        await Apply.Settings.RunAsync(run);
        await Apply.Inspections.RunAsync(run);
        await Apply.Judgements.RunAsync(run);
        await Withdrawals.RunAsync(run);
        await SchoolLinks.RunAsync(run);
        await Composition.RunAsync(run);
        await Outcomes.RunAsync(run);
        await Report.WriteAsync(run, file);
        await ImportEvents.RunAsync(run);
    }

    private static DateOnly AsAt(ListReader list, DateOnly today)
    {
        var asAt = list.Tables.Select(table => table.AsAt).FirstOrDefault(day => day is not null);
        if (asAt is null)
            throw Fault.Invalid(
                "header.as_at",
                "is needed: the list itself does not say which day it describes."
            );
        return asAt <= today
            ? asAt.Value
            : throw Fault.Invalid("header.as_at", "must not be in the future.");
    }

    private static FileFacts Facts(ListReader list, string fileName) =>
        new(
            fileName,
            list.Tables[0].Place.Line,
            list.Tables[0].Encoding ?? "xlsx",
            [
                .. list
                    .Tables.SelectMany(table => table.UnknownColumns.Concat(table.IgnoredColumns))
                    .Distinct(),
            ]
        );
}
