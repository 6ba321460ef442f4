using System.Diagnostics;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;
using Spectre.Console;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>
/// Uploads one list with progress and prints what the import did. A list of a year later lacks more than an import takes for
/// granted: it is confirmed here, as an operator would who has looked at it.
/// </summary>
internal static class ImportList
{
    internal static async Task<ImportReport> RunAsync(
        RegionalProvidersClient administrator,
        PreparedList list
    )
    {
        var watch = Stopwatch.StartNew();
        var report = await ImportAsync(administrator, list, withdrawMissing: 0);
        if (report is { State: ImportState.Stopped, Missing: { Count: > 0 } missing })
        {
            BritishConsole.WriteLine(
                $"[bold]Stopped[/]     {report.FileName}: {missing.Count} of {missing.Held} registrations are not on it; nothing was stored. Confirming that they have left."
            );
            report = await ImportAsync(administrator, list, missing.Count);
        }
        var rows = report.Rows;
        BritishConsole.WriteLine(
            $"[bold]Imported[/]    {report.FileName} as at {list.AsAt:d MMMM yyyy} in {watch.Elapsed.TotalSeconds:0.0} s: {rows.Read} read, {rows.Created} created, {rows.Updated} updated, {rows.Unchanged} unchanged, {rows.Withdrawn} withdrawn, {rows.Rejected} rejected"
        );
        var judgements = report.Judgements;
        BritishConsole.WriteLine(
            $"            judgements: {judgements.Up} up, {judgements.Down} down, {judgements.Same} same, {judgements.First} first; {report.ProblemCount} problems noted"
        );
        return report;
    }

    private static Task<ImportReport> ImportAsync(
        RegionalProvidersClient administrator,
        PreparedList list,
        int withdrawMissing
    ) =>
        AnsiConsole
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn())
            .StartAsync(progress => UploadAsync(administrator, list, withdrawMissing, progress));

    private static async Task<ImportReport> UploadAsync(
        RegionalProvidersClient administrator,
        PreparedList list,
        int withdrawMissing,
        ProgressContext progress
    )
    {
        await using var file = File.OpenRead(list.Path);
        var task = progress.AddTask(
            $"Uploading {Path.GetFileName(list.Path)}",
            maxValue: file.Length
        );
        var report = await administrator.Lists.UploadAsync(
            file,
            Path.GetFileName(list.Path),
            list.AsAt,
            ListKind.Unspecified,
            Guid.NewGuid(),
            new Progress<long>(bytes =>
            {
                task.Value = bytes;
                if (bytes == file.Length)
                    task.Description = "Importing";
            }),
            withdrawMissing
        );
        task.Value = file.Length;
        task.Description = "Imported";
        return report;
    }
}
