using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Lists what has come up for review.</summary>
internal sealed class RetentionReviews : SessionCommand
{
    private readonly Option<RetainedKind> kind = RetentionShapes.Kind();
    private readonly Option<DateOnly?> until = Day.Option(
        "--until",
        "What comes up until this day (today)."
    );

    public RetentionReviews()
        : base("reviews", "List returns and agreements whose time is over.")
    {
        Options.Add(kind);
        Options.Add(until);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListRetentionReviewsRequest
        {
            Kind = session.Value(kind),
            Until = session.Value(until)?.ToMessage(),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListRetentionReviewsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            RetentionShapes.Review
        );
    }
}
