using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Records an authorised deprivation of liberty.</summary>
internal sealed class PlacementsLiberty : SessionCommand
{
    public PlacementsLiberty()
        : base("liberty", "Record that a deprivation of liberty is authorised.")
    {
        var from = AddRequired(Day.Option("--from", "First day."));
        var until = AddRequired(
            Day.Option("--until", "The day from which it is in force no more, within a year.")
        );
        var id = Add(PlacementShapes.Id());
        var reference = RequiredText(
            "--reference",
            "Reference of the order or authorisation; never a name.",
            "TEXT"
        );

        Shows(
            PlacementShapes.Liberty,
            async session =>
                await session.Client.Agreements.RecordLibertyAuthorisationAsync(
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
                    session.CallOptions
                )
        );
    }
}
