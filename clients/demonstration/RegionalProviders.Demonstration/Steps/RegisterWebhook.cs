using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>Registers and verifies a receiver, replacing the webhook of an earlier run.</summary>
internal static class RegisterWebhook
{
    private const string Label = "Demonstration case system";

    internal static async Task RunAsync(
        RegionalProvidersClient administrator,
        WebhookReceiver receiver
    )
    {
        var former = await administrator
            .ListWebhooksAsync(new ListWebhooksRequest())
            .Where(webhook => webhook.Label == Label)
            .ToListAsync();
        foreach (var webhook in former)
            await administrator.Webhooks.DeleteWebhookAsync(
                new DeleteWebhookRequest { Id = webhook.Id }
            );
        var registered = await administrator.Webhooks.RegisterWebhookAsync(
            new RegisterWebhookRequest
            {
                Label = Label,
                Url = receiver.Address.ToString(),
                RequestId = Guid.NewGuid().ToString(),
            }
        );
        receiver.Secret = registered.Secret;
        var verified = await administrator.Webhooks.VerifyWebhookAsync(
            new VerifyWebhookRequest { Id = registered.Webhook.Id }
        );
        if (!verified.Verified)
            throw new IOException(
                $"The receiver of webhooks did not answer: {verified.Webhook.LastFailure}."
            );
    }
}
