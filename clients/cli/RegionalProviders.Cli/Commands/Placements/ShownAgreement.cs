using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Shows an agreement after a change.</summary>
internal static class ShownAgreement
{
    public static async Task ShowAgreementAsync(this Session session, string id)
    {
        var read = await session.Client.Agreements.GetAgreementAsync(
            new GetAgreementRequest { Id = id },
            session.CallOptions
        );
        session.Output.One(read.Agreement, PlacementShapes.InFull);
    }
}
