using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Lists the judgement changes that an import brought.</summary>
internal sealed class ProvidersChanges : SessionCommand
{
    private readonly Argument<string> import = new("IMPORT_ID")
    {
        Description = "Id of the import; rp providers imports shows it.",
    };
    private readonly Option<JudgementDirection[]> directions = Choice.Many<JudgementDirection>(
        "--direction",
        "Direction (up and down). May be repeated."
    );

    public ProvidersChanges()
        : base("changes", "List the judgement changes that an import brought.")
    {
        Arguments.Add(import);
        Options.Add(directions);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken) =>
        session.Output.List(
            await session
                .Client.ListJudgementChangesAsync(
                    new ListJudgementChangesRequest
                    {
                        ImportId = session.Value(import),
                        Directions = { session.Value(directions) ?? [] },
                        PageSize = Paging.LargestPage,
                    },
                    cancellationToken
                )
                .ToListAsync(cancellationToken),
            ImportShapes.Change
        );
}
