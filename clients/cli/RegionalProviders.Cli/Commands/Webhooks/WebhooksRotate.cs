using RegionalProviders.Cli.Options;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Gives a webhook a new secret.</summary>
internal sealed class WebhooksRotate : SessionCommand
{
    public WebhooksRotate()
        : base(
            "rotate",
            "Give a webhook a new secret; for 24 hours everything is signed with the old one too."
        )
    {
        var id = Argument("ID", "Its id; rp webhooks list shows it.");
        var secret = Add(SecretFile.Option());
        var etag = Add(CommonOptions.Etag());

        Runs(async session =>
        {
            var file = new SecretFile(session, session.Value(secret));
            var response = await session.Client.Webhooks.RotateWebhookSecretAsync(
                new RotateWebhookSecretRequest
                {
                    Id = session.Value(id),
                    Etag = session.Value(etag) ?? "",
                },
                session.CallOptions
            );
            await file.ShowAsync(response.Webhook, response.Secret, session.Cancellation);
        });
    }
}
