using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Creates a consortium.</summary>
internal sealed class ConsortiaCreate : SessionCommand
{
    private readonly Argument<string> name = new("NAME")
    {
        Description = "Name, unique on the platform.",
    };

    public ConsortiaCreate()
        : base("create", "Create a consortium.") => Arguments.Add(name);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Consortia.CreateConsortiumAsync(
            new CreateConsortiumRequest
            {
                Name = session.Value(name),
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Consortium, IdentityShapes.Consortium);
    }
}
