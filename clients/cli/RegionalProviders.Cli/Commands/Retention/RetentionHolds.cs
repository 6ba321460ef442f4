using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Lists legal holds.</summary>
internal sealed class RetentionHolds : SessionCommand
{
    public RetentionHolds()
        : base("holds", "List legal holds.")
    {
        var released = Flag("--released", "Those that were released too.");

        Lists(
            RetentionShapes.Hold,
            session =>
                session.Client.ListLegalHoldsAsync(
                    new ListLegalHoldsRequest
                    {
                        IncludeReleased = session.Value(released),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
