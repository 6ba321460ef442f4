using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Lists the judgement changes that an import recorded.</summary>
internal sealed class ProvidersChanges : SessionCommand
{
    public ProvidersChanges()
        : base("changes", "List the judgement changes that an import brought.")
    {
        var import = Argument("IMPORT_ID", "Id of the import; rp providers imports shows it.");
        var directions = Add(
            Choice.Many<JudgementDirection>(
                "--direction",
                "Direction (up and down). May be repeated."
            )
        );

        Lists(
            ImportShapes.Change,
            session =>
                session.Client.ListJudgementChangesAsync(
                    new ListJudgementChangesRequest
                    {
                        ImportId = session.Value(import),
                        Directions = { session.Value(directions) ?? [] },
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
