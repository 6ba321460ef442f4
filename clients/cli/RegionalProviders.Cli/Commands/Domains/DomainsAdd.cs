using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Domains;

/// <summary>Gives a council an e-mail domain.</summary>
internal sealed class DomainsAdd : SessionCommand
{
    public DomainsAdd()
        : base(
            "add",
            "Give a council an e-mail domain, with all below it. From then on it has new users there alone."
        )
    {
        var council = Argument("COUNCIL", "GSS code, name or id.");
        var domain = Argument("DOMAIN", "The domain, e.g. leeds.gov.uk.");

        Shows(
            IdentityShapes.Domain,
            async session =>
                (
                    await session.Client.Addresses.CreateCouncilDomainAsync(
                        new CreateCouncilDomainRequest
                        {
                            CouncilId = await Resolve.CouncilIdAsync(
                                session,
                                session.Value(council)
                            ),
                            Domain = session.Value(domain).ToLowerInvariant(),
                            RequestId = session.NewRequestId(),
                        },
                        session.CallOptions
                    )
                ).Domain
        );
    }
}
