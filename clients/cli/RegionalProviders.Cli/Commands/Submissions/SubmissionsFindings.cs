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
    private readonly Option<string?> export = ExportFile.Option("them");

    public SubmissionsFindings()
        : base("findings", "List what was found in the return, in order of line.")
    {
        Options.Add(window);
        Options.Add(errors);
        Options.Add(export);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var file = ExportFile.Named(session, export);
        var windowId = await ChosenWindow.IdAsync(session, window, cancellationToken);
        if (file is not null)
        {
            using var call = session.Client.Submissions.ExportFindings(
                new ExportFindingsRequest { WindowId = windowId, Format = file.Format },
                cancellationToken: cancellationToken
            );
            var pieces = call.ResponseStream.ReadAllAsync(cancellationToken);
            await file.WriteAsync(
                session,
                pieces.Select(piece => piece.Content),
                cancellationToken
            );
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
}
