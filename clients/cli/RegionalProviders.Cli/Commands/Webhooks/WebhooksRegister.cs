using System.CommandLine;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>Registers a webhook.</summary>
internal sealed class WebhooksRegister : SessionCommand
{
    private readonly Argument<string> url = new("URL")
    {
        Description = "Where deliveries are posted to: https, port 443 or 1024 and above.",
    };
    private readonly Option<string> label = new("--label")
    {
        Description = "What it is, e.g. \"Case system\".",
        HelpName = "TEXT",
        Required = true,
    };
    private readonly Option<long?> after = new("--after")
    {
        Description =
            "Begin after this cursor (0: everything) instead of with what comes from now on.",
        HelpName = "CURSOR",
    };
    private readonly Option<string?> secret = SecretFile.Option();

    public WebhooksRegister()
        : base(
            "register",
            "Register an address that the council's deliveries are posted to. Start its receiver with the secret, then verify it."
        )
    {
        Arguments.Add(url);
        Options.Add(label);
        Options.Add(after);
        Options.Add(secret);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
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
            cancellationToken: cancellationToken
        );
        await file.ShowAsync(response.Webhook, response.Secret, cancellationToken);
    }
}
