using System.CommandLine;
using RegionalProviders.Cli.Commands.Placements;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Raises a notice from a file: its facts are too much for a command line, and would stay in its history.</summary>
internal sealed class NoticesRaise : SessionCommand
{
    private readonly Argument<string> file = new("FILE")
    {
        Description = "The notice as JSON, like rp notices show -o json writes it.",
    };
    private readonly Option<string[]> distinct = new("--distinct-from")
    {
        Description = "Id of an open notice that looks like this one and is not; may be repeated.",
        HelpName = "ID",
    };

    public NoticesRaise()
        : base("raise", "Raise a notice from a file. Members receive it at once.")
    {
        Arguments.Add(file);
        Options.Add(distinct);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var raised = await session.Client.Notices.RaiseNoticeAsync(
            new RaiseNoticeRequest
            {
                Notice = JsonFile.Read<Notice>(session.Value(file)),
                DistinctFrom = { session.Value(distinct) ?? [] },
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(raised.Notice, NoticeShapes.Whole);
    }
}
