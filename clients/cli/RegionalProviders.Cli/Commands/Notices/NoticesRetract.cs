using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Withdraws a notice that was issued in error.</summary>
internal sealed class NoticesRetract : SessionCommand
{
    private readonly Argument<string> id = NoticeOptions.Id();
    private readonly Option<string> reason = new("--reason")
    {
        Description = "Why it was issued in error.",
        HelpName = "TEXT",
        Required = true,
    };
    private readonly Option<string?> etag = CommonOptions.Etag();

    public NoticesRetract()
        : base(
            "retract",
            "Withdraw a notice of the council's own for good. Everyone who received it is told."
        )
    {
        Arguments.Add(id);
        Options.Add(reason);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Notices.RetractNoticeAsync(
            new RetractNoticeRequest
            {
                Id = session.Value(id),
                Reason = session.Value(reason),
                Etag = session.Value(etag) ?? "",
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Notice, NoticeShapes.Whole);
    }
}
