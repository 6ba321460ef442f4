using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Changes an open notice that the council issued.</summary>
internal sealed class NoticesUpdate : SessionCommand
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly Option<string?> facts = NoticeOptions.TextFile("--facts", "The facts");
    private readonly Option<string?> comments = NoticeOptions.TextFile(
        "--provider-comments",
        "The provider's comments"
    );
    private readonly Option<PlacementAction> placements = Choice.One<PlacementAction>(
        "--placements",
        "What the council has done about its placements."
    );
    private readonly Option<bool?> urgent = new("--urgent")
    {
        Description = "Whether the same working day is asked for (true or false).",
    };
    private readonly Option<DateOnly?> review = Day.Option("--review", "Day of the next review.");

    public NoticesUpdate()
        : base(
            "update",
            "Change an open notice of the council's own. Members receive the new version."
        )
    {
        var id = Add(NoticeOptions.Id());
        Add(facts);
        Add(comments);
        Add(placements);
        Add(urgent);
        Add(review);
        var etag = Add(CommonOptions.Etag());

        Shows(
            NoticeShapes.Whole,
            async session =>
            {
                var notice = new Notice
                {
                    Id = session.Value(id),
                    Etag = session.Value(etag) ?? "",
                };
                return (
                    await session.Client.Notices.UpdateNoticeAsync(
                        new UpdateNoticeRequest
                        {
                            Notice = notice,
                            UpdateMask = UpdateMask.Of(
                                Apply(session, notice),
                                [],
                                Nothing,
                                "rp notices update --help"
                            ),
                        },
                        session.CallOptions
                    )
                ).Notice;
            }
        );
    }

    private List<string> Apply(Session session, Notice notice)
    {
        var fields = new List<string>();
        if (session.Value(facts) is { } factsFile)
        {
            notice.Facts = InputFile.ReadText(factsFile);
            fields.Add("facts");
        }
        if (session.Value(comments) is { } commentsFile)
        {
            notice.ProviderComments = InputFile.ReadText(commentsFile);
            fields.Add("provider_comments");
        }
        if (session.Value(placements) is var action and not PlacementAction.Unspecified)
        {
            notice.PlacementAction = action;
            fields.Add("placement_action");
        }
        if (session.Value(urgent) is { } isUrgent)
        {
            notice.Urgent = isUrgent;
            fields.Add("urgent");
        }
        if (session.Value(review) is { } day)
        {
            notice.ReviewOn = Client.CalendarDates.ToMessage(day);
            fields.Add("review_on");
        }
        return fields;
    }
}
