using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.FromRegulators;

/// <summary>Records what the council decided for its placements.</summary>
internal sealed class RegulatorReview : SessionCommand
{
    public RegulatorReview()
        : base("review", "Record what the council decided for its placements.")
    {
        var id = Argument("ID", "Id of what the regulator told.");
        var decision = AddRequired(
            Choice.One<PlacementDecision>("--decision", "What was decided.")
        );
        var note = Text(
            "--note",
            "A note of the council's own, without anything that names a child.",
            "TEXT"
        );

        Shows(
            RegulatorShapes.Review,
            session =>
                session.Client.RegulatoryNotices.RecordPlacementReviewAsync(
                    new RecordPlacementReviewRequest
                    {
                        RegulatoryNoticeId = session.Value(id),
                        Decision = session.Value(decision),
                        Note = session.Value(note) ?? "",
                        RequestId = session.NewRequestId(),
                    },
                    session.CallOptions
                ),
            answer => answer.Review
        );
    }
}
