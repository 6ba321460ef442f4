using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Disables an OpenID provider of a council.</summary>
internal sealed class IssuersDisable : SessionCommand
{
    public IssuersDisable()
        : base(
            "disable",
            "Stop trusting an OpenID provider: its tokens are refused within a minute."
        )
    {
        var issuer = Argument("ISSUER_ID", "Its id; rp issuers list shows it.");

        Shows(
            IdentityShapes.Issuer,
            session =>
                session.Client.Issuers.DisableIssuerAsync(
                    new DisableIssuerRequest { Id = session.Value(issuer) },
                    session.CallOptions
                ),
            answer => answer.Issuer
        );
    }
}
