using System.CommandLine;
using Grpc.Core;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Lists what was found in the council's return, or writes it to a file beside the rows.</summary>
internal sealed class SubmissionsFindings : SessionCommand
{
    private readonly Option<string?> window = ChosenWindow.Option();
    private readonly Option<bool> errors = new("--errors-only") { Description = "Errors only." };
    private readonly Option<string?> export = new("--export")
    {
        Description = "Write them to this file, .csv or .xlsx; it must not exist.",
        HelpName = "FILE",
    };

    public SubmissionsFindings()
        : base("findings", "List what was found in the return, in order of line.")
    {
        Options.Add(window);
        Options.Add(errors);
        Options.Add(export);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var windowId = await ChosenWindow.IdAsync(session, window, cancellationToken);
        if (session.Value(export) is { } path)
        {
            await ExportAsync(session, windowId, path, cancellationToken);
            return;
        }
        var request = new ListFindingsRequest
        {
            WindowId = windowId,
            Severity = session.Value(errors) ? FindingSeverity.Error : FindingSeverity.Unspecified,
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListFindingsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            SubmissionShapes.Finding
        );
    }

    private static async Task ExportAsync(
        Session session,
        string windowId,
        string path,
        CancellationToken cancellationToken
    )
    {
        var format = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" => ExportFormat.Csv,
            ".XLSX" => ExportFormat.Xlsx,
            _ => throw new CommandException(
                ExitCode.InvalidInput,
                $"{path} ends neither in .csv nor in .xlsx.",
                "The ending chooses the format."
            ),
        };
        if (File.Exists(path))
            throw new CommandException(
                ExitCode.InvalidInput,
                $"{path} exists.",
                "Choose another name or remove it."
            );
        using var call = session.Client.Submissions.ExportFindings(
            new ExportFindingsRequest { WindowId = windowId, Format = format },
            cancellationToken: cancellationToken
        );
        // Only what arrived whole bears the name.
        var part = path + ".part";
        await using (var file = File.Create(part))
            await foreach (var piece in call.ResponseStream.ReadAllAsync(cancellationToken))
                await file.WriteAsync(piece.Content.Memory, cancellationToken);
        File.Move(part, path);
        session.Notice($"Written to {path}.");
    }
}
