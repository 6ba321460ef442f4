using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Regional;

/// <summary>Lists the catalogue of regional tables.</summary>
internal sealed class RegionalTables : SessionCommand
{
    public RegionalTables()
        : base("tables", "List the regional tables that every window has.")
    {
        Runs(async session =>
        {
            var response = await session.Client.RegionalOutputs.ListRegionalTablesAsync(
                new ListRegionalTablesRequest(),
                session.CallOptions
            );
            session.Output.List(response.Tables, RegionalShapes.Table);
        });
    }
}
