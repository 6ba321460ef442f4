using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Clients;

/// <summary>Gives a machine client a new secret.</summary>
internal sealed class ClientsRotate : SessionCommand
{
    public ClientsRotate()
        : base("rotate", "Give a machine client a new secret; the old one stops at once.")
    {
        var client = Argument("CLIENT_ID", "Its client_id; rp clients list shows it.");
        var profile = Add(ProfileFile.Option());

        Runs(async session =>
        {
            var file = new ProfileFile(session, session.Value(profile));
            var response = await session.Client.Clients.RotateClientSecretAsync(
                new RotateClientSecretRequest { ClientId = session.Value(client) },
                session.CallOptions
            );
            file.Show(response.Client, response.ClientSecret);
        });
    }
}
