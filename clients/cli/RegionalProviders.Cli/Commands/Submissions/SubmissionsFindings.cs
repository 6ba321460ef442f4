using Grpc.Core;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Lists the findings in the council's return, or writes them to a file beside the rows.</summary>
internal sealed class SubmissionsFindings : SessionCommand
{
    public SubmissionsFindings()
        : base("findings", "List what was found in the return, in order of line.")
    {
        var window = Add(ChosenWindow.Option());
        var errors = Flag("--errors-only", "Errors only.");
        var export = Add(ExportFile.Option("them"));

        Runs(async session =>
        {
            var file = ExportFile.Named(session, export);
            var windowId = await ChosenWindow.IdAsync(session, window);
            if (file is not null)
            {
                using var call = session.Client.Submissions.ExportFindings(
                    new ExportFindingsRequest { WindowId = windowId, Format = file.Format },
                    session.CallOptions
                );
                var pieces = call.ResponseStream.ReadAllAsync(session.Cancellation);
                await file.WriteAsync(session, pieces.Select(piece => piece.Content));
                return;
            }
            var request = new ListFindingsRequest
            {
                WindowId = windowId,
                Severity = session.Value(errors)
                    ? FindingSeverity.Error
                    : FindingSeverity.Unspecified,
                PageSize = Paging.MaxPageSize,
            };
            session.Output.List(
                await session
                    .Client.ListFindingsAsync(request, session.Cancellation)
                    .ToListAsync(session.Cancellation),
                SubmissionShapes.Finding
            );
        });
    }
}
