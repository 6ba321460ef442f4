using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Disables an OpenID provider of a council.</summary>
internal sealed class IssuersDisable : SessionCommand
{
    private readonly Argument<string> issuer = new("ISSUER_ID")
    {
        Description = "Its id; rp issuers list shows it.",
    };

    public IssuersDisable()
        : base(
            "disable",
            "Stop trusting an OpenID provider: its tokens are refused within a minute."
        ) => Arguments.Add(issuer);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Issuers.DisableIssuerAsync(
            new DisableIssuerRequest { Id = session.Value(issuer) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Issuer, IdentityShapes.Issuer);
    }
}
