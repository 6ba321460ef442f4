using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Says who of the council deals with a notice.</summary>
internal sealed class NoticesAssign : SessionCommand
{
    private readonly Argument<string> id = NoticeOptions.Id();
    private readonly Option<string> to = new("--to")
    {
        Description = "Team or role, not a person; '' for none.",
        HelpName = "TEAM",
        Required = true,
    };

    public NoticesAssign()
        : base("assign", "Say which team of the council deals with a notice.")
    {
        Arguments.Add(id);
        Options.Add(to);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Inbox.AssignNoticeAsync(
            new AssignNoticeRequest
            {
                NoticeId = session.Value(id),
                AssignedTo = session.Value(to),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Work, NoticeShapes.Work);
    }
}
