using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Lists which councils have registered an OpenID provider.</summary>
internal sealed class IssuersHolders : SessionCommand
{
    public IssuersHolders()
        : base(
            "holders",
            "For operators: list which councils have registered an OpenID provider, and which has proved it."
        )
    {
        var issuer = Argument("URL", "The issuer, as it stands in tokens.");

        Lists(
            IdentityShapes.Issuer,
            session =>
                session.Client.ListIssuerHoldersAsync(
                    new ListIssuerHoldersRequest
                    {
                        Issuer = session.Value(issuer),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
