using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Lists decisions, including those about data that has since been deleted.</summary>
internal sealed class RetentionDecisions : SessionCommand
{
    public RetentionDecisions()
        : base("decisions", "List what was decided, and what was deleted.")
    {
        Lists(
            RetentionShapes.Decision,
            session =>
                session.Client.ListRetentionDecisionsAsync(
                    new ListRetentionDecisionsRequest { PageSize = Paging.MaxPageSize },
                    session.Cancellation
                )
        );
    }
}
