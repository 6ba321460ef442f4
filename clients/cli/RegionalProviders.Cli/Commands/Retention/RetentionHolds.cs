using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Lists legal holds.</summary>
internal sealed class RetentionHolds : SessionCommand
{
    private readonly Option<bool> released = new("--released")
    {
        Description = "Those that were released too.",
    };

    public RetentionHolds()
        : base("holds", "List legal holds.") => Options.Add(released);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken) =>
        session.Output.List(
            await session
                .Client.ListLegalHoldsAsync(
                    new ListLegalHoldsRequest
                    {
                        IncludeReleased = session.Value(released),
                        PageSize = Paging.LargestPage,
                    },
                    cancellationToken
                )
                .ToListAsync(cancellationToken),
            RetentionShapes.Hold
        );
}
