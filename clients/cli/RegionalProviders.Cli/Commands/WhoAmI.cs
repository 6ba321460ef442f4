using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands;

/// <summary>Shows who the client is to the platform.</summary>
internal sealed class WhoAmI() : SessionCommand("whoami", "Show who you are to the platform.")
{
    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var caller = await session.Client.Principal.WhoAmIAsync(
            new WhoAmIRequest(),
            cancellationToken: cancellationToken
        );
        session.Output.One(caller, IdentityShapes.Caller);
    }
}
