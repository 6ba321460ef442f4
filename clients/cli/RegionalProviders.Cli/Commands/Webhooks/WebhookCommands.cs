namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Webhooks: addresses to which deliveries to the council's inbox are posted.</summary>
internal sealed class WebhookCommands()
    : CommandGroup(
        "webhooks",
        "Addresses that the deliveries of the council's inbox are posted to.",
        new WebhooksRegister(),
        new WebhooksVerify(),
        new WebhooksList(),
        new WebhooksShow(),
        new WebhooksRotate(),
        new WebhooksPause(),
        new WebhooksResume(),
        new WebhooksReplay(),
        new WebhooksDelete()
    );
