using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Records an authorised deprivation of liberty.</summary>
internal sealed class PlacementsLiberty : SessionCommand
{
    private readonly Argument<string> id = PlacementShapes.Id();
    private readonly Option<DateOnly?> from = Day.Option("--from", "First day.");
    private readonly Option<DateOnly?> until = Day.Option(
        "--until",
        "The day from which it is in force no more, within a year."
    );
    private readonly Option<string> reference = new("--reference")
    {
        Description = "Reference of the order or authorisation; never a name.",
        HelpName = "TEXT",
        Required = true,
    };

    public PlacementsLiberty()
        : base("liberty", "Record that a deprivation of liberty is authorised.")
    {
        from.Required = true;
        until.Required = true;
        Arguments.Add(id);
        Options.Add(from);
        Options.Add(until);
        Options.Add(reference);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var recorded = await session.Client.Agreements.RecordLibertyAuthorisationAsync(
            new RecordLibertyAuthorisationRequest
            {
                AgreementId = session.Value(id),
                Authorisation = new LibertyAuthorisation
                {
                    FromOn = session.Value(from)?.ToMessage(),
                    UntilOn = session.Value(until)?.ToMessage(),
                    Reference = session.Value(reference),
                },
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(recorded, PlacementShapes.Liberty);
    }
}
