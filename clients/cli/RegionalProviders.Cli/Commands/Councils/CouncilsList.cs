using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Councils;

/// <summary>Lists councils.</summary>
internal sealed class CouncilsList : SessionCommand
{
    public CouncilsList()
        : base("list", "List councils in order of name.")
    {
        var query = Text("--query", "Part of a name.", "TEXT");
        var region = Text("--region", "Region by name, e.g. \"South West\".", "NAME");
        var abolished = Flag("--include-abolished", "List abolished councils too.");
        var otherNations = Flag("--include-other-nations", "List authorities outside England too.");

        Lists(
            IdentityShapes.Council,
            session =>
                session.Client.ListCouncilsAsync(
                    new ListCouncilsRequest
                    {
                        Query = session.Value(query) ?? "",
                        Region = session.Value(region) ?? "",
                        IncludeAbolished = session.Value(abolished),
                        IncludeOtherNations = session.Value(otherNations),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
