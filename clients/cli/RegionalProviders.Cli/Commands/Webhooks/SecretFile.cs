using System.CommandLine;
using System.Text;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Where the secret of a webhook goes: into a new file, or once onto standard output.</summary>
internal sealed class SecretFile
{
    private readonly Session session;
    private readonly string? path;

    /// <summary>Refuses an unusable path before a secret is created that could then not be saved.</summary>
    public SecretFile(Session session, string? path)
    {
        this.session = session;
        this.path = path;
        NewFile.Check(path);
    }

    public static Option<string?> Option() =>
        new("--secret-out")
        {
            Description = "Write the secret here, readable by you alone, instead of showing it.",
            HelpName = "FILE",
        };

    public async Task ShowAsync(Webhook webhook, string secret, CancellationToken cancellationToken)
    {
        if (path is not null)
        {
            await KeepAsync(path, secret, cancellationToken);
            session.Notice($"Its secret is in {path}.");
            session.Output.One(webhook, WebhookShapes.Whole);
            return;
        }

        session.Notice("The secret is shown this once; keep it now.");
        session.Output.One((webhook, secret), WithSecret);
    }

    private static Shape<(Webhook Webhook, string Secret)> WithSecret { get; } =
        new(
            row =>
            {
                var json = JsonText.Of(row.Webhook).AsObject();
                json["secret"] = row.Secret;
                return json;
            },
            [
                new("Secret", row => row.Secret),
                .. WebhookShapes.Whole.Columns.Select(column => new Column<(
                    Webhook Webhook,
                    string Secret
                )>(column.Header, row => column.Value(row.Webhook))),
            ]
        );

    private static async Task KeepAsync(
        string path,
        string secret,
        CancellationToken cancellationToken
    )
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await file.WriteAsync(Encoding.ASCII.GetBytes($"{secret}\n"), cancellationToken);
    }
}
