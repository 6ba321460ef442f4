using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Assigns a notice to a team of the council.</summary>
internal sealed class NoticesAssign : SessionCommand
{
    public NoticesAssign()
        : base("assign", "Say which team of the council deals with a notice.")
    {
        var id = Add(NoticeOptions.Id());
        var to = RequiredText("--to", "Team or role, not a person; '' for none.", "TEAM");

        Shows(
            NoticeShapes.Work,
            session =>
                session.Client.Inbox.AssignNoticeAsync(
                    new AssignNoticeRequest
                    {
                        NoticeId = session.Value(id),
                        AssignedTo = session.Value(to),
                    },
                    session.CallOptions
                ),
            answer => answer.Work
        );
    }
}
