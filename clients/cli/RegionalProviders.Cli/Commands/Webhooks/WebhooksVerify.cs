using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Has the platform challenge the receiver of a webhook.</summary>
internal sealed class WebhooksVerify : SessionCommand
{
    public WebhooksVerify()
        : base(
            "verify",
            "Have the platform challenge the receiver, which must be running: deliveries begin when it answers."
        )
    {
        var id = Argument("ID", "Its id; rp webhooks list shows it.");

        Runs(async session =>
        {
            var response = await session.Client.Webhooks.VerifyWebhookAsync(
                new VerifyWebhookRequest { Id = session.Value(id) },
                session.CallOptions
            );
            session.Output.One(response.Webhook, WebhookShapes.Whole);
            if (!response.Verified)
                throw new CommandException(
                    ExitCode.Findings,
                    $"The receiver did not answer the challenge: {EnumText.Of(response.Webhook.LastFailure)}.",
                    "See to its log and its address, and verify it again."
                );
        });
    }
}
