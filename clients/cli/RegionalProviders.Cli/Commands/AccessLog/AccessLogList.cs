using RegionalProviders.AccessLog.V1;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;

namespace RegionalProviders.Cli.Commands.AccessLog;

/// <summary>Lists lines of the access log.</summary>
internal sealed class AccessLogList : SessionCommand
{
    public AccessLogList()
        : base(
            "list",
            "List who read or changed what, newest first: your own council's calls, and others' on what it owns."
        )
    {
        var about = Text("--object", "Only lines about the object with this id.", "ID");
        var from = Add(Day.Option("--from", "First day (UTC)."));
        var to = Add(Day.Option("--to", "Last day (UTC)."));

        Lists(
            AccessLogShapes.Entry,
            session =>
                session.Client.ListAccessLogEntriesAsync(
                    new ListAccessLogEntriesRequest
                    {
                        ObjectId = session.Value(about) ?? "",
                        From = session.Value(from)?.ToMessage(),
                        To = session.Value(to)?.ToMessage(),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
