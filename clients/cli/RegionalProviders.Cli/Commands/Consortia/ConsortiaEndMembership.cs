using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Ends a membership.</summary>
internal sealed class ConsortiaEndMembership : SessionCommand
{
    public ConsortiaEndMembership()
        : base("end-membership", "End a council's membership.")
    {
        var membership = Argument(
            "MEMBERSHIP",
            "Id of the membership; rp consortia members shows it."
        );
        var to = Add(Day.Option("--to", "Last day (yesterday, so that access ends at once)."));

        Shows(
            IdentityShapes.Membership,
            session =>
                session.Client.Consortia.EndMembershipAsync(
                    new EndMembershipRequest
                    {
                        MembershipId = session.Value(membership),
                        To = session.Value(to)?.ToMessage(),
                    },
                    session.CallOptions
                ),
            answer => answer.Membership
        );
    }
}
