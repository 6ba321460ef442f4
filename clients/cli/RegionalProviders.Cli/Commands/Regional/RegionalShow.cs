using System.CommandLine;
using RegionalProviders.Cli.Commands.Submissions;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Regional;

/// <summary>Shows a regional table, year on year; suppressed figures are <c>*</c>.</summary>
internal sealed class RegionalShow : SessionCommand
{
    private readonly Option<string?> window = ChosenWindow.Option("the last that has closed");
    private readonly Option<RegionalTable> table = Choice.One<RegionalTable>(
        "--table",
        "Which table (region); rp regional tables lists them."
    );

    public RegionalShow()
        : base("show", "Show a regional table, year on year.")
    {
        Options.Add(window);
        Options.Add(table);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var chosen = session.Value(table);
        var rows = await session
            .Client.GetRegionalTableAsync(
                new GetRegionalTableRequest
                {
                    WindowId = await ChosenWindow.ClosedIdAsync(session, window, cancellationToken),
                    Table = chosen == RegionalTable.Unspecified ? RegionalTable.Region : chosen,
                    PageSize = Paging.LargestPage,
                },
                cancellationToken
            )
            .ToListAsync(cancellationToken);
        session.Output.List(rows, RegionalShapes.Row);
    }
}
