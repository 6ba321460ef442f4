using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Disables an OpenID provider of a council, after showing it.</summary>
internal sealed class IssuersDisable : SessionCommand
{
    public IssuersDisable()
        : base(
            "disable",
            "Stop trusting an OpenID provider: its tokens are refused within a minute."
        )
    {
        var id = Argument("ISSUER_ID", "Its id; rp issuers list shows it.");
        var yes = Add(Confirmation.Option());

        Shows(
            IdentityShapes.Issuer,
            async session =>
            {
                var found = await session.Client.Issuers.GetIssuerAsync(
                    new GetIssuerRequest { Id = session.Value(id) },
                    session.CallOptions
                );
                var issuer = found.Issuer;
                var owner = await Resolve.CouncilAsync(session, issuer.CouncilId);
                session.Notice(
                    $"{issuer.Name} ({issuer.Issuer_}) of {owner.Name}, registered {issuer.CreatedAt.Text()}."
                );
                await Confirmation.AskAsync(
                    session,
                    yes,
                    "It is disabled for good; to trust it again it has to be registered and proved anew."
                );
                var disabled = await session.Client.Issuers.DisableIssuerAsync(
                    new DisableIssuerRequest { Id = issuer.Id },
                    session.CallOptions
                );
                return disabled.Issuer;
            }
        );
    }
}
