using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Acknowledges a notice for the council.</summary>
internal sealed class NoticesAck : SessionCommand
{
    private readonly Argument<string> id = new("ID") { Description = "Id of the notice." };

    public NoticesAck()
        : base("ack", "Record that the council knows of a notice.") => Arguments.Add(id);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Inbox.AcknowledgeNoticeAsync(
            new AcknowledgeNoticeRequest { NoticeId = session.Value(id) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Work, NoticeShapes.Work);
    }
}
