using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Lists decisions, also those about what is deleted.</summary>
internal sealed class RetentionDecisions()
    : SessionCommand("decisions", "List what was decided, and what was deleted.")
{
    protected override async Task RunAsync(Session session, CancellationToken cancellationToken) =>
        session.Output.List(
            await session
                .Client.ListRetentionDecisionsAsync(
                    new ListRetentionDecisionsRequest { PageSize = Paging.LargestPage },
                    cancellationToken
                )
                .ToListAsync(cancellationToken),
            RetentionShapes.Decision
        );
}
