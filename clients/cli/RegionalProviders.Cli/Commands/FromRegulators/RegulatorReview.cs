using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.FromRegulators;

/// <summary>Records what the council decided for its placements.</summary>
internal sealed class RegulatorReview : SessionCommand
{
    private readonly Argument<string> id = new("ID")
    {
        Description = "Id of what the regulator told.",
    };
    private readonly Option<PlacementDecision> decision = Choice.One<PlacementDecision>(
        "--decision",
        "What was decided."
    );
    private readonly Option<string?> note = new("--note")
    {
        Description = "A note of the council's own, without anything that names a child.",
        HelpName = "TEXT",
    };

    public RegulatorReview()
        : base("review", "Record what the council decided for its placements.")
    {
        Arguments.Add(id);
        decision.Required = true;
        Options.Add(decision);
        Options.Add(note);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var recorded = await session.Client.RegulatoryNotices.RecordPlacementReviewAsync(
            new RecordPlacementReviewRequest
            {
                RegulatoryNoticeId = session.Value(id),
                Decision = session.Value(decision),
                Note = session.Value(note) ?? "",
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(recorded.Review, RegulatorShapes.Review);
    }
}
