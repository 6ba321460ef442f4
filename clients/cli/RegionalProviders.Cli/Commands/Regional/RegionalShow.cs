using Grpc.Core;
using RegionalProviders.Cli.Commands.Submissions;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Regional;

/// <summary>
/// Shows a regional table, year on year, or writes it to a file with its notes; suppressed figures are <c>*</c>.
/// </summary>
internal sealed class RegionalShow : SessionCommand
{
    public RegionalShow()
        : base("show", "Show a regional table, year on year.")
    {
        var window = Add(ChosenWindow.Option("the last that has closed"));
        var table = Add(
            Choice.One<RegionalTable>(
                "--table",
                "Which table (region); rp regional tables lists them."
            )
        );
        var export = Add(ExportFile.Option("it, with notes on it,"));

        Runs(async session =>
        {
            var file = ExportFile.Named(session, export);
            var chosen =
                session.Value(table) is var named && named == RegionalTable.Unspecified
                    ? RegionalTable.Region
                    : named;
            var windowId = await ChosenWindow.ClosedIdAsync(session, window);
            if (file is not null)
            {
                using var call = session.Client.RegionalOutputs.ExportRegionalTable(
                    new ExportRegionalTableRequest
                    {
                        WindowId = windowId,
                        Table = chosen,
                        Format = file.Format,
                    },
                    session.CallOptions
                );
                var pieces = call.ResponseStream.ReadAllAsync(session.Cancellation);
                await file.WriteAsync(session, pieces.Select(piece => piece.Content));
                return;
            }
            var pages = await Pages
                .Each(
                    new GetRegionalTableRequest
                    {
                        WindowId = windowId,
                        Table = chosen,
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Client.RegionalOutputs.GetRegionalTableAsync,
                    session.Cancellation
                )
                .ToListAsync(session.Cancellation);
            session.Output.List(
                [.. pages.SelectMany(page => page.Rows)],
                RegionalShapes.Row(pages[0].Publication, pages[0].LastYear)
            );
        });
    }
}
