using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Gives a webhook a new secret.</summary>
internal sealed class WebhooksRotate : SessionCommand
{
    private readonly Argument<string> id = new("ID")
    {
        Description = "Its id; rp webhooks list shows it.",
    };
    private readonly Option<string?> secret = SecretFile.Option();
    private readonly Option<string?> etag = CommonOptions.Etag();

    public WebhooksRotate()
        : base(
            "rotate",
            "Give a webhook a new secret; for 24 hours everything is signed with the old one too."
        )
    {
        Arguments.Add(id);
        Options.Add(secret);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var file = new SecretFile(session, session.Value(secret));
        var response = await session.Client.Webhooks.RotateWebhookSecretAsync(
            new RotateWebhookSecretRequest
            {
                Id = session.Value(id),
                Etag = session.Value(etag) ?? "",
            },
            cancellationToken: cancellationToken
        );
        await file.ShowAsync(response.Webhook, response.Secret, cancellationToken);
    }
}
