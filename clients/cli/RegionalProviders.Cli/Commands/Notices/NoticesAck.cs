using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Acknowledges a notice for the council.</summary>
internal sealed class NoticesAck : SessionCommand
{
    public NoticesAck()
        : base("ack", "Record that the council knows of a notice.")
    {
        var id = Argument("ID", "Id of the notice.");

        Shows(
            NoticeShapes.Work,
            session =>
                session.Client.Inbox.AcknowledgeNoticeAsync(
                    new AcknowledgeNoticeRequest { NoticeId = session.Value(id) },
                    session.CallOptions
                ),
            answer => answer.Work
        );
    }
}
