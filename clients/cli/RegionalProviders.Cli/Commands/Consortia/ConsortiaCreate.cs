using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Creates a consortium.</summary>
internal sealed class ConsortiaCreate : SessionCommand
{
    public ConsortiaCreate()
        : base("create", "Create a consortium.")
    {
        var name = Argument("NAME", "Name, unique on the platform.");

        Shows(
            IdentityShapes.Consortium,
            session =>
                session.Client.Consortia.CreateConsortiumAsync(
                    new CreateConsortiumRequest
                    {
                        Name = session.Value(name),
                        RequestId = session.NewRequestId(),
                    },
                    session.CallOptions
                ),
            answer => answer.Consortium
        );
    }
}
