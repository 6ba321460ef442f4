using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Lists councils' own OpenID providers.</summary>
internal sealed class IssuersList : SessionCommand
{
    public IssuersList()
        : base("list", "List the OpenID providers that you manage.")
    {
        var council = Text("--council", "Of this council only: GSS code, name or id.", "GSS|NAME");
        var disabled = Flag("--include-disabled", "List disabled ones too.");

        Lists(
            IdentityShapes.Issuer,
            async session =>
            {
                var request = new ListIssuersRequest
                {
                    IncludeDisabled = session.Value(disabled),
                    PageSize = Paging.MaxPageSize,
                };
                if (session.Value(council) is { } text)
                    request.CouncilId = await Resolve.CouncilIdAsync(session, text);
                return session.Client.ListIssuersAsync(request, session.Cancellation);
            }
        );
    }
}
