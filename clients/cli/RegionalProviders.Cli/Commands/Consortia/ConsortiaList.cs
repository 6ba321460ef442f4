using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Lists the consortia that the client may know of.</summary>
internal sealed class ConsortiaList()
    : SessionCommand("list", "List the consortia you belong to, coordinate or run.")
{
    protected override async Task RunAsync(Session session, CancellationToken cancellationToken) =>
        session.Output.List(
            await session
                .Client.ListConsortiaAsync(
                    new ListConsortiaRequest { PageSize = Paging.LargestPage },
                    cancellationToken
                )
                .ToListAsync(cancellationToken),
            IdentityShapes.Consortium
        );
}
