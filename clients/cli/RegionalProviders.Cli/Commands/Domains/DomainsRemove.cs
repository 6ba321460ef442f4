using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Domains;

/// <summary>Takes an e-mail domain from its council.</summary>
internal sealed class DomainsRemove : SessionCommand
{
    public DomainsRemove()
        : base(
            "remove",
            "Take an e-mail domain from its council: its users stay, and others may use addresses there."
        )
    {
        var domain = Argument("DOMAIN", "The domain; rp domains list shows it.");

        Shows(
            IdentityShapes.Domain,
            session =>
                session.Client.Addresses.DeleteCouncilDomainAsync(
                    new DeleteCouncilDomainRequest
                    {
                        Domain = session.Value(domain).ToLowerInvariant(),
                    },
                    session.CallOptions
                ),
            answer => answer.Domain
        );
    }
}
