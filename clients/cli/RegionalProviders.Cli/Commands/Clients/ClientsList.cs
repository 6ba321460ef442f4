using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Clients;

/// <summary>Lists machine clients.</summary>
internal sealed class ClientsList : SessionCommand
{
    private readonly Option<string?> council = new("--council")
    {
        Description = "Of this council only: GSS code, name or id.",
        HelpName = "GSS|NAME",
    };
    private readonly Option<bool> disabled = new("--include-disabled")
    {
        Description = "List disabled clients too.",
    };

    public ClientsList()
        : base("list", "List machine clients.")
    {
        Options.Add(council);
        Options.Add(disabled);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListClientsRequest
        {
            IncludeDisabled = session.Value(disabled),
            PageSize = Paging.LargestPage,
        };
        if (session.Value(council) is { } text)
            request.CouncilId = await Resolve.CouncilIdAsync(session, text, cancellationToken);
        session.Output.List(
            await session
                .Client.ListClientsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            IdentityShapes.Client
        );
    }
}
