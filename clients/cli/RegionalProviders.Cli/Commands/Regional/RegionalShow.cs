using System.CommandLine;
using Grpc.Core;
using RegionalProviders.Cli.Commands.Submissions;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Regional;

/// <summary>Shows a regional table, year on year, or writes it to a file with its notes; suppressed figures are <c>*</c>.</summary>
internal sealed class RegionalShow : SessionCommand
{
    private readonly Option<string?> window = ChosenWindow.Option("the last that has closed");
    private readonly Option<RegionalTable> table = Choice.One<RegionalTable>(
        "--table",
        "Which table (region); rp regional tables lists them."
    );
    private readonly Option<string?> export = ExportFile.Option("it, with notes on it,");

    public RegionalShow()
        : base("show", "Show a regional table, year on year.")
    {
        Options.Add(window);
        Options.Add(table);
        Options.Add(export);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var file = ExportFile.Named(session, export);
        var chosen =
            session.Value(table) is var named && named == RegionalTable.Unspecified
                ? RegionalTable.Region
                : named;
        var windowId = await ChosenWindow.ClosedIdAsync(session, window, cancellationToken);
        if (file is not null)
        {
            using var call = session.Client.RegionalOutputs.ExportRegionalTable(
                new ExportRegionalTableRequest
                {
                    WindowId = windowId,
                    Table = chosen,
                    Format = file.Format,
                },
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
        var rows = await session
            .Client.GetRegionalTableAsync(
                new GetRegionalTableRequest
                {
                    WindowId = windowId,
                    Table = chosen,
                    PageSize = Paging.LargestPage,
                },
                cancellationToken
            )
            .ToListAsync(cancellationToken);
        session.Output.List(rows, RegionalShapes.Row);
    }
}
