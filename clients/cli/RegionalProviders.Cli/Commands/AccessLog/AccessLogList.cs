using System.CommandLine;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;

namespace RegionalProviders.Cli.Commands.AccessLog;

/// <summary>Lists lines of the access log.</summary>
internal sealed class AccessLogList : SessionCommand
{
    private readonly Option<string?> about = new("--object")
    {
        Description = "Only lines about the object with this id.",
        HelpName = "ID",
    };
    private readonly Option<DateOnly?> from = Day.Option("--from", "First day (UTC).");
    private readonly Option<DateOnly?> to = Day.Option("--to", "Last day (UTC).");

    public AccessLogList()
        : base(
            "list",
            "List who read or changed what, newest first: your own council's calls, and others' on what it owns."
        )
    {
        Options.Add(about);
        Options.Add(from);
        Options.Add(to);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken) =>
        session.Output.List(
            await session
                .Client.ListAccessLogEntriesAsync(
                    new ListAccessLogEntriesRequest
                    {
                        ObjectId = session.Value(about) ?? "",
                        From = session.Value(from)?.ToMessage(),
                        To = session.Value(to)?.ToMessage(),
                        PageSize = Paging.LargestPage,
                    },
                    cancellationToken
                )
                .ToListAsync(cancellationToken),
            AccessLogShapes.Entry
        );
}
