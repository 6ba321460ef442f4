using System.CommandLine;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Counts what members did about a notice.</summary>
internal sealed class NoticesOutcomes : SessionCommand
{
    private readonly Argument<string> id = NoticeOptions.Id();

    public NoticesOutcomes()
        : base(
            "outcomes",
            "Count what members did about a notice, without saying which did what."
        ) => Arguments.Add(id);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Inbox.GetOutcomesAsync(
            new GetOutcomesRequest { NoticeId = session.Value(id) },
            cancellationToken: cancellationToken
        );
        if (session.Output.Format == OutputFormat.Json)
        {
            session.Output.Json(JsonText.Of(response));
            return;
        }
        session.Output.List(
            [
                ("circulated", response.Circulated),
                ("acknowledged", response.Acknowledged),
                .. response.Outcomes.Select(each => (EnumText.Of(each.Kind), each.Councils)),
            ],
            NoticeShapes.Outcome
        );
    }
}
