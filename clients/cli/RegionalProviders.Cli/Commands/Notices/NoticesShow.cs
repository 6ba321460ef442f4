using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Shows the current version of one notice.</summary>
internal sealed class NoticesShow : SessionCommand
{
    public NoticesShow()
        : base("show", "Show one notice.")
    {
        var id = Argument("ID", "Id of the notice.");

        Shows(
            NoticeShapes.Whole,
            session =>
                session.Client.Notices.GetNoticeAsync(
                    new GetNoticeRequest { Id = session.Value(id) },
                    session.CallOptions
                ),
            answer => answer.Notice
        );
    }
}
