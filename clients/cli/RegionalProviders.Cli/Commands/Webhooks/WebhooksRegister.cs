using System.CommandLine;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Registers a webhook.</summary>
internal sealed class WebhooksRegister : SessionCommand
{
    public WebhooksRegister()
        : base(
            "register",
            "Register an address that the council's deliveries are posted to. Start its receiver with the secret, then verify it."
        )
    {
        var url = Argument(
            "URL",
            "Where deliveries are posted to: https, port 443 or 1024 and above."
        );
        var label = RequiredText("--label", "What it is, e.g. \"Case system\".", "TEXT");
        var after = Add(
            new Option<long?>("--after")
            {
                Description =
                    "Begin after this cursor (0: everything) instead of with what comes from now on.",
                HelpName = "CURSOR",
            }
        );
        var secret = Add(SecretFile.Option());

        Runs(async session =>
        {
            var file = new SecretFile(session, session.Value(secret));
            var request = new RegisterWebhookRequest
            {
                Label = session.Value(label),
                Url = session.Value(url),
                RequestId = session.NewRequestId(),
            };
            if (session.Value(after) is { } cursor)
                request.AfterCursor = cursor;
            var response = await session.Client.Webhooks.RegisterWebhookAsync(
                request,
                session.CallOptions
            );
            await file.ShowAsync(response.Webhook, response.Secret, session.Cancellation);
        });
    }
}
