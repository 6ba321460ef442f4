using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Imports regulators' lists, one after another.</summary>
internal sealed class ProvidersImport : SessionCommand
{
    private readonly Option<ListKind> kind = Choice.One<ListKind>(
        "--kind",
        "Kind of list (recognised by content)."
    );

    private readonly Option<int> withdrawMissing = new("--withdraw-missing")
    {
        Description =
            "How many registrations that a list lacks may be withdrawn: the number that a stopped import told. For one FILE.",
        HelpName = "NUMBER",
    };

    private readonly Option<string?> sheet = SheetOption.Create();

    public ProvidersImport()
        : base(
            "import",
            "Import lists that regulators publish. With --output json, one line of JSON a file and nothing else on standard output."
        )
    {
        var files = Add(
            new Argument<string[]>("FILE")
            {
                Description = "Files to import in turn; FILE@YYYY-MM-DD where the days differ.",
                Arity = ArgumentArity.OneOrMore,
            }
        );
        var asAt = Add(Day.Option("--as-at", "The day that the lists describe."));
        Add(kind);
        Add(withdrawMissing);
        Add(sheet);

        Runs(async session =>
        {
            var lists = session
                .Value(files)
                .Select(file => ListFile.Parse(file, session.Value(asAt)))
                .ToList();
            if (session.Value(withdrawMissing) > 0 && lists.Count > 1)
                throw new CommandException(
                    ExitCode.Usage,
                    "--withdraw-missing is what one list lacks.",
                    "Import the lists one by one."
                );
            var reports = new List<ImportReport>();
            try
            {
                foreach (var list in lists)
                {
                    reports.Add(await ImportAsync(session, list));
                    RequireImported(list, reports[^1]);
                }
            }
            catch (Exception)
            {
                // The one that failed told what became of it; a stopped one has a report.
                var rest = lists
                    .Skip(reports.Count(report => report.State != ImportState.Stopped) + 1)
                    .Select(list => list.Path)
                    .ToList();
                if (rest.Count > 0)
                    session.Notice($"Not imported any more: {string.Join(", ", rest)}");
                throw;
            }
            finally
            {
                if (session.Output.Format != OutputFormat.Json && reports.Count > 0)
                    session.Output.List(reports, ImportShapes.Report);
            }
        });
    }

    private async Task<ImportReport> ImportAsync(Session session, ListFile list)
    {
        var report = await SendAsync(session, list);
        var problems = await ProblemsAsync(session, report);
        if (session.Output.Format == OutputFormat.Json)
            session.Output.Json(ImportShapes.ImportDocument(list.Path, report, problems));
        else
            foreach (var problem in problems)
                session.Notice(
                    $"{list.Path}{Line(problem)}: {Column(problem)}{problem.Message} [{problem.Rule}]"
                );
        foreach (var missing in report.Missing?.First ?? [])
            session.Notice(
                $"{list.Path}: not on the list: {missing.Key.Urn} {missing.SettingName}".TrimEnd()
            );
        if (report.Rows.Rejected > 0 && report.State != ImportState.Stopped)
            session.Notice(
                $"{list.Path}: {report.Rows.Rejected} of {report.Rows.Read} rows were rejected; the others were imported."
            );
        return report;
    }

    private static void RequireImported(ListFile list, ImportReport report)
    {
        if (report.State != ImportState.Stopped)
            return;
        var missing = report.Missing.Count;
        throw new CommandException(
            ExitCode.Conflict,
            missing == 0
                ? $"{list.Path}: the import stopped and stored nothing."
                : $"{list.Path}: the import stopped and stored nothing: {missing} of {report.Missing.Held} registrations are not on this list.",
            missing == 0
                ? "Download the list again."
                : $"Is the file whole? If all of them have left the list: --withdraw-missing {missing}, as an operator."
        );
    }

    private async Task<ImportReport> SendAsync(Session session, ListFile list)
    {
        await using var content = InputFile.Open(list.Path);
        await using var progress = new UploadProgress(
            session.Context,
            list.Path,
            content.Length,
            "importing"
        );
        var uploadId = session.Context.NewId();
        if (session.IsVerbose)
            session.Notice($"{list.Path}: upload {uploadId}");
        return await session.Client.Lists.UploadAsync(
            content,
            Path.GetFileName(list.Path),
            list.AsAt,
            session.Value(kind),
            uploadId,
            progress,
            session.Value(withdrawMissing),
            session.Value(sheet),
            session.Cancellation
        );
    }

    private static async Task<IReadOnlyList<ImportProblem>> ProblemsAsync(
        Session session,
        ImportReport report
    ) =>
        report.Problems.Count >= report.ProblemCount
            ? report.Problems
            : await session
                .Client.ListImportProblemsAsync(
                    new ListImportProblemsRequest
                    {
                        ImportId = report.Id,
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
                .ToListAsync(session.Cancellation);

    private static string Column(ImportProblem problem) =>
        problem.Column.Length == 0 ? "" : $"{problem.Column}: ";

    // Line 0 means the list as a whole.
    private static string Line(ImportProblem problem) =>
        problem.Line == 0 ? "" : $":{problem.Line}";
}
