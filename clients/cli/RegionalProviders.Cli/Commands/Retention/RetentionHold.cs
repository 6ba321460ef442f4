using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Places a legal hold.</summary>
internal sealed class RetentionHold : SessionCommand
{
    private readonly Argument<string?> id = new("ID")
    {
        Description = "Id of the return or agreement; everything of the council without it.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<RetainedKind> kind = RetentionShapes.Kind();
    private readonly Option<string> reason = PlacementShapes.Reason();

    public RetentionHold()
        : base("hold", "Stop deletion of one return or agreement, or of everything.")
    {
        Arguments.Add(id);
        Options.Add(kind);
        Options.Add(reason);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Retention.PlaceLegalHoldAsync(
            new PlaceLegalHoldRequest
            {
                Kind = session.Value(kind),
                ItemId = session.Value(id) ?? "",
                Reason = session.Value(reason),
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Hold, RetentionShapes.Hold);
    }
}
