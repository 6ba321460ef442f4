using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Records a placement agreement.</summary>
internal sealed class PlacementsCreate : SessionCommand
{
    private readonly Argument<string> file = new("FILE")
    {
        Description = "The agreement as JSON, like rp placements show -o json writes it.",
    };

    public PlacementsCreate()
        : base("create", "Record a placement agreement from a file.") => Arguments.Add(file);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var created = await session.Client.Agreements.CreateAgreementAsync(
            new CreateAgreementRequest
            {
                Agreement = JsonFile.Read<Agreement>(session.Value(file)),
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(created, PlacementShapes.Created);
    }
}
