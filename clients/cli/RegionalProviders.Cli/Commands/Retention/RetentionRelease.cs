using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Releases a legal hold.</summary>
internal sealed class RetentionRelease : SessionCommand
{
    private readonly Argument<string> id = new("ID")
    {
        Description = "Id of the hold; rp retention holds shows it.",
    };
    private readonly Option<string> reason = PlacementShapes.Reason();

    public RetentionRelease()
        : base("release", "Release a legal hold.")
    {
        Arguments.Add(id);
        Options.Add(reason);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Retention.ReleaseLegalHoldAsync(
            new ReleaseLegalHoldRequest { Id = session.Value(id), Reason = session.Value(reason) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Hold, RetentionShapes.Hold);
    }
}
