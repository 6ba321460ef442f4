using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Places a legal hold.</summary>
internal sealed class RetentionHold : SessionCommand
{
    public RetentionHold()
        : base("hold", "Stop deletion of one return or agreement, or of everything.")
    {
        var id = Add(
            new Argument<string?>("ID")
            {
                Description =
                    "Id of the return or agreement; everything of the council without it.",
                Arity = ArgumentArity.ZeroOrOne,
            }
        );
        var kind = Add(RetentionShapes.Kind());
        var reason = Add(PlacementShapes.Reason());

        Shows(
            RetentionShapes.Hold,
            session =>
                session.Client.Retention.PlaceLegalHoldAsync(
                    new PlaceLegalHoldRequest
                    {
                        Kind = session.Value(kind),
                        ItemId = session.Value(id) ?? "",
                        Reason = session.Value(reason),
                        RequestId = session.NewRequestId(),
                    },
                    session.CallOptions
                ),
            answer => answer.Hold
        );
    }
}
