using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Prints the council's digest of a period; a week unless other days are given.</summary>
internal sealed class NoticesDigest : SessionCommand
{
    public NoticesDigest()
        : base("digest", "Write what a week brought the council, as text or HTML.")
    {
        var from = Add(Day.Option("--from", "First day (6 days before the last)."));
        var to = Add(Day.Option("--to", "Last day (today)."));
        var html = Flag("--html", "As a page of HTML, to be sent round.");

        Runs(async session =>
        {
            if (session.Output.Format == OutputFormat.Csv)
                throw new CommandException(
                    ExitCode.Usage,
                    "A digest cannot be written as CSV.",
                    "Leave -o csv out, or use --html."
                );
            var digest = await session.Client.Digests.GetDigestAsync(
                new GetDigestRequest
                {
                    From = session.Value(from)?.ToMessage(),
                    To = session.Value(to)?.ToMessage(),
                },
                session.CallOptions
            );
            if (session.Output.Format == OutputFormat.Json)
                session.Output.Json(JsonText.Of(digest));
            else
                await session.Context.Output.WriteAsync(
                    session.Value(html) ? digest.Html : digest.Text
                );
        });
    }
}
