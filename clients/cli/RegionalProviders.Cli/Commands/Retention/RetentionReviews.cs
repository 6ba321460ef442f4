using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Lists returns and agreements that are due for review.</summary>
internal sealed class RetentionReviews : SessionCommand
{
    public RetentionReviews()
        : base("reviews", "List returns and agreements whose time is over.")
    {
        var kind = Add(RetentionShapes.Kind());
        var until = Add(Day.Option("--until", "What comes up until this day (today)."));

        Lists(
            RetentionShapes.Review,
            session =>
                session.Client.ListRetentionReviewsAsync(
                    new ListRetentionReviewsRequest
                    {
                        Kind = session.Value(kind),
                        Until = session.Value(until)?.ToMessage(),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
