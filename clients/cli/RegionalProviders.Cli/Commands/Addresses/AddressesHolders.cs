using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Addresses;

/// <summary>Lists the accounts that hold an address, or addresses at a domain.</summary>
internal sealed class AddressesHolders : SessionCommand
{
    public AddressesHolders()
        : base(
            "holders",
            "List the accounts with an address, or those of others at a council's domain."
        )
    {
        var email = Add(
            new Argument<string?>("EMAIL")
            {
                Description = "The address.",
                Arity = ArgumentArity.ZeroOrOne,
            }
        );
        var domain = Text("--domain", "All addresses at this domain instead.", "DOMAIN");
        var council = Text(
            "--council",
            "With --domain, whose it is or shall be: GSS code, name or id.",
            "GSS|NAME"
        );

        Lists(
            IdentityShapes.AddressHolder,
            async session =>
            {
                var request = new ListAddressHoldersRequest
                {
                    Email = session.Value(email) ?? "",
                    Domain = session.Value(domain) ?? "",
                    PageSize = Paging.MaxPageSize,
                };
                if (session.Value(council) is { } text)
                    request.CouncilId = await Resolve.CouncilIdAsync(session, text);
                return session.Client.ListAddressHoldersAsync(request, session.Cancellation);
            }
        );
    }
}
