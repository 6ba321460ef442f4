using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Clients;

/// <summary>Disables a machine client for good.</summary>
internal sealed class ClientsDisable : SessionCommand
{
    public ClientsDisable()
        : base("disable", "Disable a machine client for good.")
    {
        var client = Argument("CLIENT_ID", "Its client_id; rp clients list shows it.");

        Shows(
            IdentityShapes.Client,
            session =>
                session.Client.Clients.DisableClientAsync(
                    new DisableClientRequest { ClientId = session.Value(client) },
                    session.CallOptions
                ),
            answer => answer.Client
        );
    }
}
