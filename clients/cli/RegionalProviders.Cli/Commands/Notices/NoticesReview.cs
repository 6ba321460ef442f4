using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Records that a notice was reviewed.</summary>
internal sealed class NoticesReview : SessionCommand
{
    private readonly Argument<string> id = NoticeOptions.Id();
    private readonly Option<string> note = NoticeOptions.Note("What the review found.");
    private readonly Option<DateOnly?> next = Day.Option("--next", "Day of the next review.");
    private readonly Option<string?> etag = CommonOptions.Etag();

    public NoticesReview()
        : base("review", "Record that an open notice of the council's own was reviewed.")
    {
        Arguments.Add(id);
        next.Required = true;
        Options.Add(note);
        Options.Add(next);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Notices.ReviewNoticeAsync(
            new ReviewNoticeRequest
            {
                Id = session.Value(id),
                Note = session.Value(note),
                ReviewOn = session.Value(next)?.ToMessage(),
                Etag = session.Value(etag) ?? "",
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Notice, NoticeShapes.Whole);
    }
}
