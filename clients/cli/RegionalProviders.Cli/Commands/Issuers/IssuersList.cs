using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Lists councils' own OpenID providers.</summary>
internal sealed class IssuersList : SessionCommand
{
    private readonly Option<string?> council = new("--council")
    {
        Description = "Of this council only: GSS code, name or id.",
        HelpName = "GSS|NAME",
    };
    private readonly Option<bool> disabled = new("--include-disabled")
    {
        Description = "List disabled ones too.",
    };

    public IssuersList()
        : base("list", "List the OpenID providers that you manage.")
    {
        Options.Add(council);
        Options.Add(disabled);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListIssuersRequest
        {
            IncludeDisabled = session.Value(disabled),
            PageSize = Paging.LargestPage,
        };
        if (session.Value(council) is { } text)
            request.CouncilId = await Resolve.CouncilIdAsync(session, text, cancellationToken);
        session.Output.List(
            await session
                .Client.ListIssuersAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            IdentityShapes.Issuer
        );
    }
}
