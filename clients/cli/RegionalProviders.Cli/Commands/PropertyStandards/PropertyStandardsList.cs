using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PropertyStandards;

/// <summary>Lists the items of the checklist.</summary>
internal sealed class PropertyStandardsList : SessionCommand
{
    public PropertyStandardsList()
        : base("list", "List the items of the checklist in the order of a walk through the house.")
    {
        Runs(async session =>
        {
            var response = await session.Client.PropertyStandards.ListPropertyStandardsAsync(
                new ListPropertyStandardsRequest(),
                session.CallOptions
            );
            session.Output.List(response.Standards, PropertyShapes.Standard);
        });
    }
}
