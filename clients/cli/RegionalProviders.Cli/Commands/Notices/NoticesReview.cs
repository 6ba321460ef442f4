using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Records that a notice was reviewed.</summary>
internal sealed class NoticesReview : SessionCommand
{
    public NoticesReview()
        : base("review", "Record that an open notice of the council's own was reviewed.")
    {
        var id = Add(NoticeOptions.Id());
        var note = Add(NoticeOptions.Note("What the review found."));
        var next = AddRequired(Day.Option("--next", "Day of the next review."));
        var etag = Add(CommonOptions.Etag());

        Shows(
            NoticeShapes.Whole,
            session =>
                session.Client.Notices.ReviewNoticeAsync(
                    new ReviewNoticeRequest
                    {
                        Id = session.Value(id),
                        Note = session.Value(note),
                        ReviewOn = session.Value(next)?.ToMessage(),
                        Etag = session.Value(etag) ?? "",
                    },
                    session.CallOptions
                ),
            answer => answer.Notice
        );
    }
}
