using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PropertyStandards;

/// <summary>Lists the items of the checklist.</summary>
internal sealed class PropertyStandardsList()
    : SessionCommand(
        "list",
        "List the items of the checklist in the order of a walk through the house."
    )
{
    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.PropertyStandards.ListPropertyStandardsAsync(
            new ListPropertyStandardsRequest(),
            cancellationToken: cancellationToken
        );
        session.Output.List(response.Standards, PropertyShapes.Standard);
    }
}
