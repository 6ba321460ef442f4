using System.CommandLine;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using MachineClient = RegionalProviders.Identity.V1.Client;

namespace RegionalProviders.Cli.Commands.Clients;

/// <summary>Where a new secret goes: into a profile, or once onto standard output.</summary>
internal sealed class ProfileFile
{
    private readonly Session session;
    private readonly string? path;

    /// <summary>Refuses an unusable path before a secret is created that could then not be saved.</summary>
    public ProfileFile(Session session, string? path)
    {
        this.session = session;
        this.path = path;
        NewFile.Check(path);
    }

    public static Option<string?> Option() =>
        new("--out")
        {
            Description =
                "Write a profile with the secret here, readable by you alone, instead of showing the secret.",
            HelpName = "FILE",
        };

    public void Show(MachineClient client, string secret)
    {
        if (secret.Length == 0 || path is not null)
        {
            if (path is not null && secret.Length > 0)
                Keep(client, secret);
            session.Output.One(client, IdentityShapes.Client);
            return;
        }
        session.Notice("The secret is shown this once; keep it now.");
        session.Output.One((client, secret), WithSecret);
    }

    private static readonly Shape<(MachineClient Client, string Secret)> WithSecret = new(
        row =>
        {
            var json = JsonText.Of(row.Client).AsObject();
            json["clientSecret"] = row.Secret;
            return json;
        },
        [
            new("Secret", row => row.Secret),
            .. IdentityShapes.Client.Columns.Select(column => new Column<(
                MachineClient Client,
                string Secret
            )>(column.Header, row => column.Value(row.Client))),
        ]
    );

    private void Keep(MachineClient client, string secret)
    {
        (
            session.Profile with
            {
                ClientId = client.ClientId,
                ClientSecret = secret,
                ClientKey = null,
            }
        ).Save(path!);
        session.Notice($"Its profile is in {path}.");
    }
}
