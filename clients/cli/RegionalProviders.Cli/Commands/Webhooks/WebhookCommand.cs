using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>A command that works on one webhook and then shows its current state.</summary>
internal abstract class WebhookCommand : SessionCommand
{
    private readonly Argument<string> id;

    protected WebhookCommand(string name, string description)
        : base(name, description) => id = Argument("ID", "Its id; rp webhooks list shows it.");

    protected void ShowsWebhook(Func<Session, string, Task<Webhook>> call) =>
        Shows(WebhookShapes.Whole, session => call(session, session.Value(id)));
}
