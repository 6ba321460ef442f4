using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Webhooks;

/// <summary>A command about one webhook, which it shows as it then is.</summary>
internal abstract class WebhookCommand : SessionCommand
{
    private readonly Argument<string> id = new("ID")
    {
        Description = "Its id; rp webhooks list shows it.",
    };

    protected WebhookCommand(string name, string description)
        : base(name, description) => Arguments.Add(id);

    protected sealed override async Task RunAsync(
        Session session,
        CancellationToken cancellationToken
    ) =>
        session.Output.One(
            await RunAsync(session, session.Value(id), cancellationToken),
            WebhookShapes.Whole
        );

    protected abstract Task<Webhook> RunAsync(
        Session session,
        string id,
        CancellationToken cancellationToken
    );
}
