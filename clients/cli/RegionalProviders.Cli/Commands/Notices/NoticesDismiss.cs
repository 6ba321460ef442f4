using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Records that the host authority, or a coordinator where there is none, does not issue a draft.</summary>
internal sealed class NoticesDismiss : SessionCommand
{
    private readonly Argument<string> draft = new("DRAFT") { Description = "Id of the draft." };
    private readonly Option<string> reason = new("--reason")
    {
        Description = "Why members need no warning.",
        HelpName = "TEXT",
        Required = true,
    };

    public NoticesDismiss()
        : base(
            "dismiss",
            "Record that a draft is not issued, and why: as host authority, or as coordinator where there is none."
        )
    {
        Arguments.Add(draft);
        Options.Add(reason);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var dismissed = await session.Client.NoticeDrafts.DismissDraftAsync(
            new DismissDraftRequest { Id = session.Value(draft), Reason = session.Value(reason) },
            cancellationToken: cancellationToken
        );
        session.Output.One(dismissed.Draft, DraftShapes.Whole);
    }
}
