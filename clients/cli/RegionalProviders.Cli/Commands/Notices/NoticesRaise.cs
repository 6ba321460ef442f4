using RegionalProviders.Cli.Commands.Placements;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>
/// Raises a notice from a file: its facts are too long for a command line, and would stay in the shell history.
/// </summary>
internal sealed class NoticesRaise : SessionCommand
{
    public NoticesRaise()
        : base("raise", "Raise a notice from a file. Members receive it at once.")
    {
        var file = Argument("FILE", "The notice as JSON, like rp notices show -o json writes it.");
        var distinct = Texts(
            "--distinct-from",
            "Id of an open notice that looks like this one and is not; may be repeated.",
            "ID"
        );

        Shows(
            NoticeShapes.Whole,
            session =>
                session.Client.Notices.RaiseNoticeAsync(
                    new RaiseNoticeRequest
                    {
                        Notice = JsonFile.Read<Notice>(session.Value(file)),
                        DistinctFrom = { session.Value(distinct) ?? [] },
                        RequestId = session.NewRequestId(),
                    },
                    session.CallOptions
                ),
            answer => answer.Notice
        );
    }
}
