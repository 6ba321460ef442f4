using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Dismisses a draft: the host authority, or a coordinator where there is none, will not issue it.</summary>
internal sealed class NoticesDismiss : SessionCommand
{
    public NoticesDismiss()
        : base(
            "dismiss",
            "Record that a draft is not issued, and why: as host authority, or as coordinator where there is none."
        )
    {
        var draft = Argument("DRAFT", "Id of the draft.");
        var reason = RequiredText("--reason", "Why members need no warning.", "TEXT");

        Shows(
            DraftShapes.Whole,
            session =>
                session.Client.NoticeDrafts.DismissDraftAsync(
                    new DismissDraftRequest
                    {
                        Id = session.Value(draft),
                        Reason = session.Value(reason),
                    },
                    session.CallOptions
                ),
            answer => answer.Draft
        );
    }
}
