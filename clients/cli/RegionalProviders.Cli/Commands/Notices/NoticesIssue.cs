using RegionalProviders.Cli.Commands.Placements;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Issues a draft, completed from a file.</summary>
internal sealed class NoticesIssue : SessionCommand
{
    public NoticesIssue()
        : base("issue", "Raise the notice of a draft. Members receive it at once.")
    {
        var draft = Argument("DRAFT", "Id of the draft.");
        var file = Argument(
            "FILE",
            "The notice as JSON, without what the draft has: setting, host authority, matters, categories."
        );
        var liaised = Flag(
            "--liaised",
            "The council is not the host authority, and has liaised with it."
        );
        var distinct = Texts(
            "--distinct-from",
            "Id of an open notice that looks like this one and is not; may be repeated.",
            "ID"
        );

        Shows(
            NoticeShapes.Whole,
            session =>
                session.Client.NoticeDrafts.IssueDraftAsync(
                    new IssueDraftRequest
                    {
                        Id = session.Value(draft),
                        Notice = JsonFile.Read<Notice>(session.Value(file)),
                        LiaisedWithHost = session.Value(liaised),
                        DistinctFrom = { session.Value(distinct) ?? [] },
                        RequestId = session.NewRequestId(),
                    },
                    session.CallOptions
                ),
            answer => answer.Notice
        );
    }
}
