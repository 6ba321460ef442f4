using System.CommandLine;
using RegionalProviders.Cli.Commands.Placements;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Issues a draft, completed from a file.</summary>
internal sealed class NoticesIssue : SessionCommand
{
    private readonly Argument<string> draft = new("DRAFT") { Description = "Id of the draft." };
    private readonly Argument<string> file = new("FILE")
    {
        Description =
            "The notice as JSON, without what the draft has: setting, host authority, matters, categories.",
    };
    private readonly Option<bool> liaised = new("--liaised")
    {
        Description = "The council is not the host authority, and has liaised with it.",
    };
    private readonly Option<string[]> distinct = new("--distinct-from")
    {
        Description = "Id of an open notice that looks like this one and is not; may be repeated.",
        HelpName = "ID",
    };

    public NoticesIssue()
        : base("issue", "Raise the notice of a draft. Members receive it at once.")
    {
        Arguments.Add(draft);
        Arguments.Add(file);
        Options.Add(liaised);
        Options.Add(distinct);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var issued = await session.Client.NoticeDrafts.IssueDraftAsync(
            new IssueDraftRequest
            {
                Id = session.Value(draft),
                Notice = JsonFile.Read<Notice>(session.Value(file)),
                LiaisedWithHost = session.Value(liaised),
                DistinctFrom = { session.Value(distinct) ?? [] },
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(issued.Notice, NoticeShapes.Whole);
    }
}
