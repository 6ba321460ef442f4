using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Records a placement agreement.</summary>
internal sealed class PlacementsCreate : SessionCommand
{
    public PlacementsCreate()
        : base("create", "Record a placement agreement from a file.")
    {
        var file = Argument(
            "FILE",
            "The agreement as JSON, like rp placements show -o json writes it."
        );

        Shows(
            PlacementShapes.Created,
            async session =>
                await session.Client.Agreements.CreateAgreementAsync(
                    new CreateAgreementRequest
                    {
                        Agreement = JsonFile.Read<Agreement>(session.Value(file)),
                        RequestId = session.NewRequestId(),
                    },
                    session.CallOptions
                )
        );
    }
}
