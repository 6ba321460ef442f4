using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Lists decisions, also those about what is deleted.</summary>
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
