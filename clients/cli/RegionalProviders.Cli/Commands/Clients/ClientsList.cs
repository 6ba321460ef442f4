using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Clients;

/// <summary>Lists machine clients.</summary>
internal sealed class ClientsList : SessionCommand
{
    public ClientsList()
        : base("list", "List machine clients.")
    {
        var council = Text("--council", "Of this council only: GSS code, name or id.", "GSS|NAME");
        var disabled = Flag("--include-disabled", "List disabled clients too.");

        Lists(
            IdentityShapes.Client,
            async session =>
            {
                var request = new ListClientsRequest
                {
                    IncludeDisabled = session.Value(disabled),
                    PageSize = Paging.MaxPageSize,
                };
                if (session.Value(council) is { } text)
                    request.CouncilId = await Resolve.CouncilIdAsync(session, text);
                return session.Client.ListClientsAsync(request, session.Cancellation);
            }
        );
    }
}
