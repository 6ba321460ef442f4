using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists the versions of a notice.</summary>
internal sealed class NoticesHistory : SessionCommand
{
    public NoticesHistory()
        : base("history", "List the versions of a notice, newest first.")
    {
        var id = Argument("ID", "Id of the notice.");

        Lists(
            NoticeShapes.Version,
            session =>
                session.Client.ListNoticeVersionsAsync(
                    new ListNoticeVersionsRequest
                    {
                        NoticeId = session.Value(id),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
