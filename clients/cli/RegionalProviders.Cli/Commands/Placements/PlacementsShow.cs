using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Shows one placement agreement.</summary>
internal sealed class PlacementsShow : SessionCommand
{
    private readonly Argument<string> id = PlacementShapes.Id();

    public PlacementsShow()
        : base("show", "Show a placement agreement; -o json shows all of it.") => Arguments.Add(id);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Agreements.GetAgreementAsync(
            new GetAgreementRequest { Id = session.Value(id) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Agreement, PlacementShapes.InFull);
    }
}
