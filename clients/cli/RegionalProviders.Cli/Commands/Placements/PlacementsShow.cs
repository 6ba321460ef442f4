using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Shows one placement agreement.</summary>
internal sealed class PlacementsShow : SessionCommand
{
    public PlacementsShow()
        : base("show", "Show a placement agreement; -o json shows all of it.")
    {
        var id = Add(PlacementShapes.Id());

        Shows(
            PlacementShapes.InFull,
            session =>
                session.Client.Agreements.GetAgreementAsync(
                    new GetAgreementRequest { Id = session.Value(id) },
                    session.CallOptions
                ),
            answer => answer.Agreement
        );
    }
}
