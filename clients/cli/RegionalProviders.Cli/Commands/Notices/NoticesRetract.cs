using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Withdraws a notice that was issued in error.</summary>
internal sealed class NoticesRetract : SessionCommand
{
    public NoticesRetract()
        : base(
            "retract",
            "Withdraw a notice of the council's own for good. Everyone who received it is told."
        )
    {
        var id = Add(NoticeOptions.Id());
        var reason = RequiredText("--reason", "Why it was issued in error.", "TEXT");
        var etag = Add(CommonOptions.Etag());

        Shows(
            NoticeShapes.Whole,
            session =>
                session.Client.Notices.RetractNoticeAsync(
                    new RetractNoticeRequest
                    {
                        Id = session.Value(id),
                        Reason = session.Value(reason),
                        Etag = session.Value(etag) ?? "",
                    },
                    session.CallOptions
                ),
            answer => answer.Notice
        );
    }
}
