using System.CommandLine;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Follows the inbox: prints each delivery as it arrives, until the command is interrupted.</summary>
internal sealed class NoticesWatch : SessionCommand
{
    public NoticesWatch()
        : base(
            "watch",
            "Follow the council's inbox: what waits, then each delivery as it comes. With -o json one document a line."
        )
    {
        var after = Add(
            new Option<long>("--after")
            {
                Description = "Begin after this cursor (0: everything).",
                HelpName = "CURSOR",
            }
        );
        var count = Add(
            new Option<int?>("--count")
            {
                Description = "End after this many deliveries.",
                HelpName = "N",
            }
        );

        Runs(async session =>
        {
            if (session.Output.Format == OutputFormat.Csv)
                throw new CommandException(
                    ExitCode.Usage,
                    "A watch cannot be written as CSV.",
                    "Use -o json: one document a line."
                );
            var left = session.Value(count);
            if (left <= 0)
                return;
            await foreach (
                var delivery in session.Client.WatchInboxAsync(
                    session.Value(after),
                    session.Cancellation
                )
            )
            {
                session.Output.One(delivery, NoticeShapes.Delivery);
                if (--left <= 0)
                    return;
            }
        });
    }
}
