using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands;

/// <summary>Shows the principal that the client is signed in as.</summary>
internal sealed class WhoAmI : SessionCommand
{
    public WhoAmI()
        : base("whoami", "Show who you are to the platform.")
    {
        Shows(
            IdentityShapes.Caller,
            async session =>
                await session.Client.Principal.WhoAmIAsync(new WhoAmIRequest(), session.CallOptions)
        );
    }
}
