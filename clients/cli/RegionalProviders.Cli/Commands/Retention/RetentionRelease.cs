using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Retention;

/// <summary>Releases a legal hold.</summary>
internal sealed class RetentionRelease : SessionCommand
{
    public RetentionRelease()
        : base("release", "Release a legal hold.")
    {
        var id = Argument("ID", "Id of the hold; rp retention holds shows it.");
        var reason = Add(PlacementShapes.Reason());

        Shows(
            RetentionShapes.Hold,
            session =>
                session.Client.Retention.ReleaseLegalHoldAsync(
                    new ReleaseLegalHoldRequest
                    {
                        Id = session.Value(id),
                        Reason = session.Value(reason),
                    },
                    session.CallOptions
                ),
            answer => answer.Hold
        );
    }
}
