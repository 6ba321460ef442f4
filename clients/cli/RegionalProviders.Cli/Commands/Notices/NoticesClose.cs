using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Closes a notice.</summary>
internal sealed class NoticesClose : SessionCommand
{
    public NoticesClose()
        : base(
            "close",
            "Close an open notice of the council's own. A suspension is closed by the notice that lifts it."
        )
    {
        var id = Add(NoticeOptions.Id());
        var note = Add(NoticeOptions.Note("How the matter ended."));
        var etag = Add(CommonOptions.Etag());

        Shows(
            NoticeShapes.Whole,
            session =>
                session.Client.Notices.CloseNoticeAsync(
                    new CloseNoticeRequest
                    {
                        Id = session.Value(id),
                        Note = session.Value(note),
                        Etag = session.Value(etag) ?? "",
                    },
                    session.CallOptions
                ),
            answer => answer.Notice
        );
    }
}
