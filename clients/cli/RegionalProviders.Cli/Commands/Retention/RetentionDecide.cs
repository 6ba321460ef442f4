using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Records the decision to delete or keep what is due for review.</summary>
internal sealed class RetentionDecide : SessionCommand
{
    public RetentionDecide()
        : base("decide", "Delete what has come up for review, or keep it until a day.")
    {
        var kind = AddRequired(RetentionShapes.Kind());
        var id = Argument("ID", "Id of the return or agreement; rp retention reviews shows it.");
        var delete = Flag("--delete", "Delete it, for good.");
        var keepUntil = Add(
            Day.Option("--keep-until", "Keep it until this day, on which it comes up again.")
        );
        var reason = Add(PlacementShapes.Reason());

        Shows(
            RetentionShapes.Decision,
            async session =>
            {
                if (session.Value(delete) == (session.Value(keepUntil) is not null))
                    throw new CommandException(
                        ExitCode.InvalidInput,
                        "It is not said what is to become of it.",
                        "Give either --delete or --keep-until."
                    );
                return (
                    await session.Client.Retention.DecideRetentionAsync(
                        new DecideRetentionRequest
                        {
                            Kind = session.Value(kind),
                            ItemId = session.Value(id),
                            Outcome = session.Value(delete)
                                ? RetentionOutcome.Delete
                                : RetentionOutcome.Keep,
                            KeepUntil = session.Value(keepUntil)?.ToMessage(),
                            Reason = session.Value(reason),
                            RequestId = session.NewRequestId(),
                        },
                        session.CallOptions
                    )
                ).Decision;
            }
        );
    }
}
