using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Closes a notice.</summary>
internal sealed class NoticesClose : SessionCommand
{
    private readonly Argument<string> id = NoticeOptions.Id();
    private readonly Option<string> note = NoticeOptions.Note("How the matter ended.");
    private readonly Option<string?> etag = CommonOptions.Etag();

    public NoticesClose()
        : base(
            "close",
            "Close an open notice of the council's own. A suspension is closed by the notice that lifts it."
        )
    {
        Arguments.Add(id);
        Options.Add(note);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Notices.CloseNoticeAsync(
            new CloseNoticeRequest
            {
                Id = session.Value(id),
                Note = session.Value(note),
                Etag = session.Value(etag) ?? "",
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Notice, NoticeShapes.Whole);
    }
}
