using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Councils;

/// <summary>Lists councils.</summary>
internal sealed class CouncilsList : SessionCommand
{
    private readonly Option<string?> query = new("--query")
    {
        Description = "Part of a name.",
        HelpName = "TEXT",
    };
    private readonly Option<string?> region = new("--region")
    {
        Description = "Region by name, e.g. \"South West\".",
        HelpName = "NAME",
    };
    private readonly Option<bool> abolished = new("--include-abolished")
    {
        Description = "List abolished councils too.",
    };
    private readonly Option<bool> otherNations = new("--include-other-nations")
    {
        Description = "List authorities outside England too.",
    };

    public CouncilsList()
        : base("list", "List councils in order of name.")
    {
        Options.Add(query);
        Options.Add(region);
        Options.Add(abolished);
        Options.Add(otherNations);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListCouncilsRequest
        {
            Query = session.Value(query) ?? "",
            Region = session.Value(region) ?? "",
            IncludeAbolished = session.Value(abolished),
            IncludeOtherNations = session.Value(otherNations),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListCouncilsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            IdentityShapes.Council
        );
    }
}
