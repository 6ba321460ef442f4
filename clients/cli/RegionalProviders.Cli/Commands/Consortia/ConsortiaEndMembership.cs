using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Ends a membership.</summary>
internal sealed class ConsortiaEndMembership : SessionCommand
{
    private readonly Argument<string> membership = new("MEMBERSHIP")
    {
        Description = "Id of the membership; rp consortia members shows it.",
    };
    private readonly Option<DateOnly?> to = Day.Option(
        "--to",
        "Last day (yesterday, so that access ends at once)."
    );

    public ConsortiaEndMembership()
        : base("end-membership", "End a council's membership.")
    {
        Arguments.Add(membership);
        Options.Add(to);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Consortia.EndMembershipAsync(
            new EndMembershipRequest
            {
                MembershipId = session.Value(membership),
                To = session.Value(to)?.ToMessage(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Membership, IdentityShapes.Membership);
    }
}
