using System.CommandLine;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Clients;

/// <summary>Gives a machine client a new secret.</summary>
internal sealed class ClientsRotate : SessionCommand
{
    private readonly Argument<string> client = new("CLIENT_ID")
    {
        Description = "Its client_id; rp clients list shows it.",
    };
    private readonly Option<string?> profile = ProfileFile.Option();

    public ClientsRotate()
        : base("rotate", "Give a machine client a new secret; the old one stops at once.")
    {
        Arguments.Add(client);
        Options.Add(profile);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var file = new ProfileFile(session, session.Value(profile));
        var response = await session.Client.Clients.RotateClientSecretAsync(
            new RotateClientSecretRequest { ClientId = session.Value(client) },
            cancellationToken: cancellationToken
        );
        file.Show(response.Client, response.ClientSecret);
    }
}
