using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Decides to delete or to keep what has come up for review.</summary>
internal sealed class RetentionDecide : SessionCommand
{
    private readonly Argument<string> id = new("ID")
    {
        Description = "Id of the return or agreement; rp retention reviews shows it.",
    };
    private readonly Option<RetainedKind> kind = RetentionShapes.Kind();
    private readonly Option<bool> delete = new("--delete") { Description = "Delete it, for good." };
    private readonly Option<DateOnly?> keepUntil = Day.Option(
        "--keep-until",
        "Keep it until this day, on which it comes up again."
    );
    private readonly Option<string> reason = PlacementShapes.Reason();

    public RetentionDecide()
        : base("decide", "Delete what has come up for review, or keep it until a day.")
    {
        kind.Required = true;
        Arguments.Add(id);
        Options.Add(kind);
        Options.Add(delete);
        Options.Add(keepUntil);
        Options.Add(reason);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.Value(delete) == (session.Value(keepUntil) is not null))
            throw new CommandException(
                ExitCode.InvalidInput,
                "It is not said what is to become of it.",
                "Give either --delete or --keep-until."
            );
        var response = await session.Client.Retention.DecideRetentionAsync(
            new DecideRetentionRequest
            {
                Kind = session.Value(kind),
                ItemId = session.Value(id),
                Outcome = session.Value(delete) ? RetentionOutcome.Delete : RetentionOutcome.Keep,
                KeepUntil = session.Value(keepUntil)?.ToMessage(),
                Reason = session.Value(reason),
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Decision, RetentionShapes.Decision);
    }
}
