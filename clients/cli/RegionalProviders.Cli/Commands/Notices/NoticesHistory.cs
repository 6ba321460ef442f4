using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists the versions of a notice.</summary>
internal sealed class NoticesHistory : SessionCommand
{
    private readonly Argument<string> id = new("ID") { Description = "Id of the notice." };

    public NoticesHistory()
        : base("history", "List the versions of a notice, newest first.") => Arguments.Add(id);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListNoticeVersionsRequest
        {
            NoticeId = session.Value(id),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListNoticeVersionsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            NoticeShapes.Version
        );
    }
}
