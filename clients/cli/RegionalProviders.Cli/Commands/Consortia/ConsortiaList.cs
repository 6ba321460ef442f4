using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Lists the consortia that the client is allowed to see.</summary>
internal sealed class ConsortiaList : SessionCommand
{
    public ConsortiaList()
        : base("list", "List the consortia you belong to, coordinate or run.")
    {
        Lists(
            IdentityShapes.Consortium,
            session =>
                session.Client.ListConsortiaAsync(
                    new ListConsortiaRequest { PageSize = Paging.MaxPageSize },
                    session.Cancellation
                )
        );
    }
}
