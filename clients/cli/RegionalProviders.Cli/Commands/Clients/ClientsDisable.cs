using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Clients;

/// <summary>Disables a machine client for good.</summary>
internal sealed class ClientsDisable : SessionCommand
{
    private readonly Argument<string> client = new("CLIENT_ID")
    {
        Description = "Its client_id; rp clients list shows it.",
    };

    public ClientsDisable()
        : base("disable", "Disable a machine client for good.") => Arguments.Add(client);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Clients.DisableClientAsync(
            new DisableClientRequest { ClientId = session.Value(client) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Client, IdentityShapes.Client);
    }
}
