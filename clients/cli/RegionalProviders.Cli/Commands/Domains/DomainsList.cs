using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Domains;

/// <summary>Lists the e-mail domains of councils.</summary>
internal sealed class DomainsList : SessionCommand
{
    public DomainsList()
        : base("list", "List e-mail domains: your council's, or for operators all.")
    {
        var council = Text("--council", "Of this council only: GSS code, name or id.", "GSS|NAME");

        Lists(
            IdentityShapes.Domain,
            async session =>
            {
                var request = new ListCouncilDomainsRequest { PageSize = Paging.MaxPageSize };
                if (session.Value(council) is { } text)
                    request.CouncilId = await Resolve.CouncilIdAsync(session, text);
                return session.Client.ListCouncilDomainsAsync(request, session.Cancellation);
            }
        );
    }
}
