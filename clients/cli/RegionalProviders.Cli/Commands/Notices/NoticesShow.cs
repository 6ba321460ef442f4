using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Shows one notice as it now is.</summary>
internal sealed class NoticesShow : SessionCommand
{
    private readonly Argument<string> id = new("ID") { Description = "Id of the notice." };

    public NoticesShow()
        : base("show", "Show one notice.") => Arguments.Add(id);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Notices.GetNoticeAsync(
            new GetNoticeRequest { Id = session.Value(id) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Notice, NoticeShapes.Whole);
    }
}
