using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Writes what a week brought.</summary>
internal sealed class NoticesDigest : SessionCommand
{
    private readonly Option<DateOnly?> from = Day.Option(
        "--from",
        "First day (6 days before the last)."
    );
    private readonly Option<DateOnly?> to = Day.Option("--to", "Last day (today).");
    private readonly Option<bool> html = new("--html")
    {
        Description = "As a page of HTML, to be sent round.",
    };

    public NoticesDigest()
        : base("digest", "Write what a week brought the council, as text or HTML.")
    {
        Options.Add(from);
        Options.Add(to);
        Options.Add(html);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
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
            cancellationToken: cancellationToken
        );
        if (session.Output.Format == OutputFormat.Json)
            session.Output.Json(JsonText.Of(digest));
        else
            await session.Surroundings.Output.WriteAsync(
                session.Value(html) ? digest.Html : digest.Text
            );
    }
}
